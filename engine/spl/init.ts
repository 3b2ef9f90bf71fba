import type { Coroutine } from '../kernel/coroutine.ts';
import { register_shrinker, unregister_shrinker } from '../kernel/shrinker.ts';
import { type Taskq, taskq_create, taskq_destroy } from '../kernel/taskq.ts';
import type { SplKernel } from './module.ts';
import {
  spl_kmem_cache_generic_shrinker_count_objects,
  spl_kmem_cache_generic_shrinker_scan_objects,
} from './shrinker.ts';

const KMC_DEFAULT_SEEKS = 1;

/** What loading the module does: makes the task queue, which it returns, and registers the shrinker. */
export function spl_kmem_cache_init(k: SplKernel): Taskq {
  const tq = taskq_create(k, k.spl_kmem_cache_kmem_threads);
  register_shrinker(k, {
    seeks: KMC_DEFAULT_SEEKS,
    count_objects: () => spl_kmem_cache_generic_shrinker_count_objects(k),
    scan_objects: (nr_to_scan) => spl_kmem_cache_generic_shrinker_scan_objects(k, nr_to_scan),
  });
  return tq;
}

/** What unloading the module does: unregisters the shrinker, and ends the task queue once its work is done. */
export function* spl_kmem_cache_fini(k: SplKernel): Coroutine<void> {
  for (const shrinker of [...k.shrinkers]) unregister_shrinker(k, shrinker);
  yield* taskq_destroy(k, k.spl_kmem_cache_taskq);
}
