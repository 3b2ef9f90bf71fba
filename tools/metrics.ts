import type { Run } from '../engine/scenario/run.ts';
import { NS_PER_MS } from '../engine/units.ts';

/** The columns of a table of metrics: times in ms, sizes in bytes, memory in pages. */
export const METRIC_COLUMNS = [
  'time_ms',
  'cache',
  'slabs',
  'slabs_in_use',
  'objects',
  'out',
  'in_magazines',
  'emergency',
  'deadlocks',
  'bytes',
  'free_pages',
] as const;

/** A row for each cache of a machine, as it is now. `free_pages` is empty where memory is unlimited. */
export function metricRows(run: Run): (string | number)[][] {
  const k = run.engine.kernel;
  return k.spl_kmem_cache_list.map((skc) => {
    const parked = skc.skc_mag.reduce((sum, skm) => sum + skm.skm_avail, 0);
    return [
      run.now / NS_PER_MS,
      skc.skc_name,
      skc.skc_slab_total,
      skc.skc_slab_alloc,
      skc.skc_obj_total,
      skc.skc_obj_alloc - parked,
      parked,
      skc.skc_obj_emergency,
      skc.skc_obj_deadlock,
      skc.skc_slab_total * skc.skc_slab_size,
      k.zone === null ? '' : k.pages.free_pages,
    ];
  });
}
