import * as KIND from '../event-kind.ts';
import type { EventSink } from '../event-log.ts';
import { emit, Kernel, type MachineShape } from '../kernel/kernel.ts';
import { init_rwsem, type RwSemaphore } from '../kernel/rw-semaphore.ts';
import { settle } from '../kernel/scheduler.ts';
import type { Taskq } from '../kernel/taskq.ts';
import { spl_kmem_cache_init } from './init.ts';
import { ObjTable } from './obj-table.ts';
import { SlabTable } from './slab-table.ts';
import { TUNABLE_NAMES, type TunableName, type Tunables } from './tunables.ts';
import type { spl_kmem_cache_t } from './types.ts';

/** The kernel with the module loaded: what the reference keeps in global variables stands here under its names. */
export class SplKernel extends Kernel implements Tunables {
  spl_kmem_cache_expire: number;
  spl_kmem_cache_magazine_size: number;
  spl_kmem_cache_reclaim: number;
  spl_kmem_cache_obj_per_slab: number;
  spl_kmem_cache_obj_per_slab_min: number;
  spl_kmem_cache_max_size: number;
  spl_kmem_cache_slab_limit: number;
  spl_kmem_cache_kmem_limit: number;
  spl_kmem_cache_kmem_threads: number;

  /** Caches in order of creation. */
  readonly spl_kmem_cache_list: spl_kmem_cache_t[] = [];
  /** Protects the list of caches. */
  readonly spl_kmem_cache_sem: RwSemaphore = init_rwsem();
  /** Grows and ages caches. */
  spl_kmem_cache_taskq: Taskq;

  readonly objs: ObjTable = new ObjTable();
  readonly slabs: SlabTable = new SlabTable();
  /** Caches made so far. */
  cacheNumbers = 0;
  /** Whether somebody freed what was not theirs to free: slabs may hold anything from then on. */
  misused = false;

  /**
   * Starts the machine and loads the module.
   * @throws MachineError when the machine cannot be simulated.
   */
  constructor(shape: MachineShape, tunables: Readonly<Tunables>, sink: EventSink | null) {
    super(shape, sink);
    this.spl_kmem_cache_expire = tunables.spl_kmem_cache_expire;
    this.spl_kmem_cache_magazine_size = tunables.spl_kmem_cache_magazine_size;
    this.spl_kmem_cache_reclaim = tunables.spl_kmem_cache_reclaim;
    this.spl_kmem_cache_obj_per_slab = tunables.spl_kmem_cache_obj_per_slab;
    this.spl_kmem_cache_obj_per_slab_min = tunables.spl_kmem_cache_obj_per_slab_min;
    this.spl_kmem_cache_max_size = tunables.spl_kmem_cache_max_size;
    this.spl_kmem_cache_slab_limit = tunables.spl_kmem_cache_slab_limit;
    this.spl_kmem_cache_kmem_limit = tunables.spl_kmem_cache_kmem_limit;
    this.spl_kmem_cache_kmem_threads = tunables.spl_kmem_cache_kmem_threads;
    for (const [index, name] of TUNABLE_NAMES.entries()) emit(this, KIND.tunable, index, tunables[name] | 0);
    this.spl_kmem_cache_taskq = spl_kmem_cache_init(this);
    settle(this);
  }
}

/** Sets a module parameter, whatever its file mode, as a debugger could. */
export function setTunable(k: SplKernel, name: TunableName, value: number): void {
  k[name] = value;
  emit(k, KIND.tunable, TUNABLE_NAMES.indexOf(name), value | 0);
}
