import type { Coroutine } from '../kernel/coroutine.ts';
import type { LinuxCache } from '../kernel/linux-slab.ts';
import { RbNode, type RbRoot } from '../kernel/rb-tree.ts';
import { type Spinlock, spin_lock_init } from '../kernel/spinlock.ts';
import type { WaitQueue } from '../kernel/wait-queue.ts';

/** sizeof (spl_kmem_slab_t), bytes. */
export const SIZEOF_SPL_KMEM_SLAB_T = 64;
/** sizeof (spl_kmem_obj_t), bytes. */
export const SIZEOF_SPL_KMEM_OBJ_T = 40;

export const SKM_MAGIC = 0x2e2e2e2e;
export const SKS_MAGIC = 0x22222222;
export const SKC_MAGIC = 0x2c2c2c2c;
/** What replaces the magic number of a freed structure. */
export const POISON = 0x6b6b6b6b;

/** An object, as its slot; 0 is NULL. */
export type Obj = number;

/** A constructor, called with each allocated object, or a destructor, called with each freed one. */
export type ObjCallback = (obj: Obj) => void;

/** Called when memory is low; it may sleep and free objects of its cache. */
export type ReclaimCallback = () => Coroutine<void>;

/** The callbacks that the creator of a cache passes. */
export interface CacheCallbacks {
  readonly ctor: ObjCallback | null;
  readonly dtor: ObjCallback | null;
  readonly reclaim: ReclaimCallback | null;
}

/** A request to grow a cache, with the flags of the call that made it. */
export interface spl_kmem_alloc_t {
  readonly ska_cache: spl_kmem_cache_t;
  readonly ska_flags: number;
}

/** skc_partial_list or skc_complete_list: slabs linked through themselves. */
export interface SlabList {
  /** Its head in events: −1 partial, −2 complete. */
  readonly code: -1 | -2;
  head: spl_kmem_slab_t | null;
  tail: spl_kmem_slab_t | null;
}

/** A slab: a piece of memory cut into objects. */
export class spl_kmem_slab_t {
  sks_magic: number = POISON;
  /** Objects in the slab. */
  sks_objs = 0;
  sks_cache: spl_kmem_cache_t;
  /** Neighbours on the list that the slab is on. */
  prev: spl_kmem_slab_t | null = null;
  next: spl_kmem_slab_t | null = null;
  list: SlabList | null = null;
  /** Head of the list of free objects, 0 when it is empty; see ObjTable.sko_list. */
  sks_free_list: Obj = 0;
  /** When an object was last taken or returned, in jiffies. */
  sks_age = 0;
  /** Objects that have left the slab. */
  sks_ref = 0;

  /** Identifies the slab in events; reused after it is freed. */
  readonly slot: number;
  /** Address of its memory, as a page number. */
  page = 0;
  /** Slot of its first object. */
  first: Obj = 0;
  /** Number within its cache: 1 for the first slab that was linked; 0 until it is linked. */
  number = 0;

  constructor(slot: number, skc: spl_kmem_cache_t) {
    this.slot = slot;
    this.sks_cache = skc;
  }
}

/** The objects that one CPU keeps for itself. */
export interface spl_kmem_magazine_t {
  skm_magic: number;
  /** Objects in the magazine. */
  skm_avail: number;
  readonly skm_size: number;
  /** Objects to refill or to flush at a time. */
  readonly skm_refill: number;
  /** When an object was last taken, in jiffies. */
  skm_age: number;
  readonly skm_cpu: number;
  /** The objects, oldest first; entries from skm_avail on are stale. */
  readonly skm_objs: Int32Array;
}

/** A record of the emergency tree; its key is the page address of the object. */
export class spl_kmem_emergency_t extends RbNode {
  readonly ske_obj: number;
  /** Number within its cache: 1 for the first emergency object. */
  readonly number: number;

  constructor(obj: Obj, page: number, number: number) {
    super(obj);
    this.ske_obj = page;
    this.number = number;
  }
}

/** A cache. Sizes in bytes, times in jiffies unless noted. */
export class spl_kmem_cache_t {
  skc_magic: number = SKC_MAGIC;
  readonly skc_name: string;
  skc_mag: spl_kmem_magazine_t[] = [];
  skc_mag_size = 0;
  skc_mag_refill = 0;
  readonly skc_ctor: ObjCallback | null;
  readonly skc_dtor: ObjCallback | null;
  readonly skc_reclaim: ReclaimCallback | null;
  skc_linux_cache: LinuxCache | null = null;
  skc_flags: number;
  readonly skc_obj_size: number;
  skc_obj_align: number;
  skc_slab_objs = 0;
  skc_slab_size = 0;
  /** Seconds after which a magazine is too old. */
  readonly skc_delay: number;
  skc_ref = 0;
  skc_taskqid = 0;
  readonly skc_complete_list: SlabList;
  readonly skc_partial_list: SlabList;
  readonly skc_emergency_tree: RbRoot;
  readonly skc_lock: Spinlock;
  readonly skc_waitq: WaitQueue = { waiters: [] };
  /** The reference never changes this and the next two. */
  readonly skc_slab_fail = 0;
  readonly skc_slab_create = 0;
  readonly skc_slab_destroy = 0;
  skc_slab_total = 0;
  /** Slabs with at least one object that has left. */
  skc_slab_alloc = 0;
  skc_slab_max = 0;
  skc_obj_total = 0;
  /** Objects that have left their slab: in use or in a magazine. */
  skc_obj_alloc = 0;
  skc_obj_max = 0;
  skc_obj_deadlock = 0;
  skc_obj_emergency = 0;
  skc_obj_emergency_max = 0;

  /** Identifies the cache in events: 0 for the first one created. */
  readonly index: number;
  /** Slabs linked so far. */
  slabNumbers = 0;
  /** Emergency objects created so far. */
  emergencyNumbers = 0;

  constructor(index: number, name: string, callbacks: CacheCallbacks, shape: CacheShape) {
    this.index = index;
    this.skc_name = name;
    this.skc_ctor = callbacks.ctor;
    this.skc_dtor = callbacks.dtor;
    this.skc_reclaim = callbacks.reclaim;
    this.skc_flags = shape.flags;
    this.skc_obj_size = shape.size;
    this.skc_obj_align = shape.align;
    this.skc_delay = shape.delay;
    this.skc_lock = spin_lock_init(index);
    this.skc_partial_list = shape.partial;
    this.skc_complete_list = shape.complete;
    this.skc_emergency_tree = shape.tree;
  }
}

/** The first values of a cache. */
export interface CacheShape {
  readonly flags: number;
  readonly size: number;
  readonly align: number;
  readonly delay: number;
  readonly partial: SlabList;
  readonly complete: SlabList;
  readonly tree: RbRoot;
}
