import * as KIND from '../event/kind.ts';
import { emit, Kernel } from '../kernel/kernel.ts';
import { init_rwsem, type RwSemaphore } from '../kernel/rw-semaphore.ts';
import { Taskq } from '../kernel/taskq.ts';
import { ObjTable } from './obj-table.ts';
import { SlabTable } from './slab-table.ts';
import { PRESETS, TUNABLE_NAMES, type TunableName, type Tunables } from './tunables.ts';
import type { spl_kmem_cache_t } from './types.ts';

/**
 * The kernel together with the module's global variables, under their names. bootKernel() makes one and loads the
 * module.
 */
export class SplKernel extends Kernel implements Tunables {
  spl_kmem_cache_expire: number = PRESETS.spl_kmem_cache_expire;
  spl_kmem_cache_magazine_size: number = PRESETS.spl_kmem_cache_magazine_size;
  spl_kmem_cache_reclaim: number = PRESETS.spl_kmem_cache_reclaim;
  spl_kmem_cache_obj_per_slab: number = PRESETS.spl_kmem_cache_obj_per_slab;
  spl_kmem_cache_obj_per_slab_min: number = PRESETS.spl_kmem_cache_obj_per_slab_min;
  spl_kmem_cache_max_size: number = PRESETS.spl_kmem_cache_max_size;
  spl_kmem_cache_slab_limit: number = PRESETS.spl_kmem_cache_slab_limit;
  spl_kmem_cache_kmem_limit: number = PRESETS.spl_kmem_cache_kmem_limit;
  spl_kmem_cache_kmem_threads: number = PRESETS.spl_kmem_cache_kmem_threads;

  /** Caches in order of creation. */
  readonly spl_kmem_cache_list: spl_kmem_cache_t[] = [];
  /** Protects the list of caches. */
  readonly spl_kmem_cache_sem: RwSemaphore = init_rwsem();
  /** Grows and ages caches. */
  spl_kmem_cache_taskq: Taskq = new Taskq();

  readonly objs: ObjTable = new ObjTable();
  readonly slabs: SlabTable = new SlabTable();
  /** Caches created so far. */
  cacheNumbers = 0;
  /** Whether an object was freed wrongly: slabs may hold anything from then on. */
  misused = false;
}

/** Sets a module parameter, whatever its file mode, as a debugger could. */
export function setTunable(k: SplKernel, name: TunableName, value: number): void {
  k[name] = value;
  emit(k, KIND.tunable, TUNABLE_NAMES.indexOf(name), value | 0);
}
