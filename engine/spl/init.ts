import type { EventSink } from '../event/log.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import type { MachineShape } from '../kernel/kernel.ts';
import { settle } from '../kernel/scheduler.ts';
import { register_shrinker, unregister_shrinker } from '../kernel/shrinker.ts';
import { taskq_create, taskq_destroy } from '../kernel/taskq.ts';
import { SplKernel, setTunable } from './module.ts';
import {
  spl_kmem_cache_generic_shrinker_count_objects,
  spl_kmem_cache_generic_shrinker_scan_objects,
} from './shrinker.ts';
import { TUNABLE_NAMES, type Tunables } from './tunables.ts';

const KMC_DEFAULT_SEEKS = 1;

/**
 * Starts a machine and loads the module with these parameters. Events go to `sink`; null runs silently.
 * @throws MachineError when the machine cannot be simulated.
 */
export function bootKernel(
  shape: MachineShape,
  tunables: Readonly<Tunables>,
  sink: EventSink | null,
): SplKernel {
  const k = new SplKernel(shape, sink);
  for (const name of TUNABLE_NAMES) setTunable(k, name, tunables[name]);
  spl_kmem_cache_init(k);
  settle(k);
  return k;
}

/** Loading the module: creates the task queue and registers the shrinker. */
export function spl_kmem_cache_init(k: SplKernel): void {
  k.spl_kmem_cache_taskq = taskq_create(k, k.spl_kmem_cache_kmem_threads);
  register_shrinker(k, {
    seeks: KMC_DEFAULT_SEEKS,
    count_objects: () => spl_kmem_cache_generic_shrinker_count_objects(k),
    scan_objects: (nr_to_scan) => spl_kmem_cache_generic_shrinker_scan_objects(k, nr_to_scan),
  });
}

/** Unloading the module: unregisters the shrinker, and ends the task queue once its work is done. */
export function* spl_kmem_cache_fini(k: SplKernel): Coroutine<void> {
  for (const shrinker of [...k.shrinkers]) unregister_shrinker(k, shrinker);
  yield* taskq_destroy(k, k.spl_kmem_cache_taskq);
}
