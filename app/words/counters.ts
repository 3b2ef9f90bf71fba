/** Fields of a cache that the reference counts. */
type CounterField =
  | 'slabTotal'
  | 'slabAlloc'
  | 'slabMax'
  | 'objTotal'
  | 'objAlloc'
  | 'objMax'
  | 'objDeadlock'
  | 'objEmergency'
  | 'objEmergencyMax'
  | 'ref';

/** The reference's counters of a cache, their fields in the view, and what they count. */
export const COUNTERS: readonly (readonly [name: string, field: CounterField, meaning: string])[] = [
  ['skc_slab_total', 'slabTotal', 'slabs held'],
  ['skc_slab_alloc', 'slabAlloc', 'slabs with objects in use or in magazines'],
  ['skc_slab_max', 'slabMax', 'the most slabs with such objects at once'],
  ['skc_obj_total', 'objTotal', 'objects, including emergency objects'],
  ['skc_obj_alloc', 'objAlloc', 'objects in use or in magazines'],
  ['skc_obj_max', 'objMax', 'the most objects in use or in magazines at once'],
  ['skc_obj_deadlock', 'objDeadlock', 'times a growth took too long'],
  ['skc_obj_emergency', 'objEmergency', 'emergency objects'],
  ['skc_obj_emergency_max', 'objEmergencyMax', 'the most emergency objects at once'],
  ['skc_ref', 'ref', 'growths and reaps in progress'],
];
