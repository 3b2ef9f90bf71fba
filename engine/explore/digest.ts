import type { Obj, SlabList, spl_kmem_cache_t, spl_kmem_slab_t } from '../spl/types.ts';
import type { World } from './world.ts';

/** The state of a world as text, independent of object slots: two worlds with the same text are in the same state. */
export function digest(world: World): string {
  const names = new Map<Obj, number>();
  const { k, facts, panic, threads } = world;
  const nameOf = (obj: Obj): string => {
    const known = names.get(obj) ?? names.size;
    names.set(obj, known);
    return `${k.objs.sko_slab[obj] === -1 ? 'e' : ''}${known}`;
  };
  const caches = facts.caches.map(({ skc }) => {
    const slabs = [skc.skc_partial_list, skc.skc_complete_list].map((list) => listText(world, list, nameOf));
    const magazines = skc.skc_mag.map(({ skm_objs, skm_avail }) =>
      Array.from(skm_objs.subarray(0, skm_avail), nameOf).join(),
    );
    return [...numbersOf(skc), ...slabs, ...magazines].join(' ');
  });
  const tasks = threads.map(({ task, begun, heldOf }, i) => {
    const held = facts.caches.map((_, cache) => heldOf.call(threads[i], cache).map(nameOf).join());
    return `${task.state}${task.waitingOn}@${task.cpu}:${begun}:${held.join('/')}`;
  });
  const failed = panic === null ? '' : `${panic.expr} in ${panic.fn}`;
  return [failed, ...caches, ...tasks].join(' | ');
}

function numbersOf(skc: spl_kmem_cache_t): number[] {
  return [
    skc.skc_magic,
    skc.skc_flags,
    skc.skc_ref,
    skc.skc_obj_alloc,
    skc.skc_obj_total,
    skc.skc_slab_total,
    skc.skc_slab_alloc,
    skc.skc_obj_max,
    skc.skc_slab_max,
    skc.skc_obj_deadlock,
    skc.skc_obj_emergency,
    skc.skc_obj_emergency_max,
  ];
}

function listText({ k }: World, list: SlabList, nameOf: (obj: Obj) => string): string {
  let text = '';
  for (let sks: spl_kmem_slab_t | null = list.head; sks !== null; sks = sks.next) {
    text += `[${sks.sks_ref}/${sks.sks_objs}:`;
    const walked = new Set<Obj>();
    for (let obj = sks.sks_free_list; obj !== 0 && !walked.has(obj); obj = k.objs.sko_list[obj] ?? 0) {
      walked.add(obj);
      text += `${nameOf(obj)},`;
    }
    text += ']';
  }
  return text;
}
