import { FRAME_OWNER } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { packEmergency } from '../event/packing.ts';
import { __get_free_pages, free_pages, get_order, kmalloc, NULL_PAGE } from '../kernel/alloc.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { EEXIST, EINVAL, ENOENT, ENOMEM } from '../kernel/errno.ts';
import { emit, enter, type Kernel, leave } from '../kernel/kernel.ts';
import { type RbNode, type RbRoot, rb_erase, rb_insert } from '../kernel/rb-tree.ts';
import { spin_lock, spin_lock_slowpath, spin_unlock } from '../kernel/spinlock.ts';
import { kmem_flags_convert } from './kv.ts';
import type { SplKernel } from './module.ts';
import { EMERGENCY } from './obj-table.ts';
import { list_empty } from './slab-list.ts';
import { type Obj, type spl_kmem_cache_t, spl_kmem_emergency_t } from './types.ts';

/** The record whose object begins at page `address`, or null. */
export function spl_emergency_search(k: Kernel, root: RbRoot, address: number): spl_kmem_emergency_t | null {
  const caller = enter(k, FN.spl_emergency_search);
  let ske = record(root.rb_node);
  while (ske !== null && ske.ske_obj !== address)
    ske = record(address < ske.ske_obj ? ske.rb_left : ske.rb_right);
  return leave(k, caller, ske);
}

/** Puts a record into the tree; says whether its address was new. */
export function spl_emergency_insert(k: Kernel, root: RbRoot, ske: spl_kmem_emergency_t): boolean {
  const caller = enter(k, FN.spl_emergency_insert);
  let parent: spl_kmem_emergency_t | null = null;
  let side: 'left' | 'right' = 'left';
  for (let at = record(root.rb_node); at !== null; at = record(side === 'left' ? at.rb_left : at.rb_right)) {
    if (ske.ske_obj === at.ske_obj) return leave(k, caller, false);
    parent = at;
    side = ske.ske_obj < at.ske_obj ? 'left' : 'right';
  }
  rb_insert(root, ske, parent, side);
  return leave(k, caller, true);
}

/**
 * A single object with pages of its own, kept in the tree until it is freed. Returns the object, or -EEXIST when a
 * partial slab has turned up, -ENOMEM when there is no memory, -EINVAL when the address is in the tree already.
 */
export function* spl_emergency_alloc(k: SplKernel, skc: spl_kmem_cache_t, flags: number): Coroutine<Obj> {
  const caller = enter(k, FN.spl_emergency_alloc);
  if (!spin_lock(k, skc.skc_lock)) yield* spin_lock_slowpath(k, skc.skc_lock);
  const empty = list_empty(skc.skc_partial_list);
  spin_unlock(k, skc.skc_lock);
  if (!empty) return leave(k, caller, -EEXIST);

  const lflags = kmem_flags_convert(k, flags);
  const order = get_order(skc.skc_obj_size);
  if (!kmalloc(k, lflags)) return leave(k, caller, -ENOMEM);
  const got = __get_free_pages(k, lflags, order, FRAME_OWNER.cache + skc.index);
  const page = typeof got === 'number' ? got : yield* got;
  if (page === NULL_PAGE) return leave(k, caller, -ENOMEM);
  const ske = makeRecord(k, skc, page);

  if (!spin_lock(k, skc.skc_lock)) yield* spin_lock_slowpath(k, skc.skc_lock);
  const isNew = addRecord(k, skc, ske);
  spin_unlock(k, skc.skc_lock);
  if (!isNew) {
    release(k, skc, ske, order);
    return leave(k, caller, -EINVAL);
  }
  return leave(k, caller, ske.slot);
}

/** Frees `obj` if it is an emergency object; -ENOENT if it is not. */
export function* spl_emergency_free(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): Coroutine<number> {
  const caller = enter(k, FN.spl_emergency_free);
  if (!spin_lock(k, skc.skc_lock)) yield* spin_lock_slowpath(k, skc.skc_lock);
  // Emergency objects begin their page and share it with nobody, so the page tells them from all others.
  const ske = spl_emergency_search(k, skc.skc_emergency_tree, k.objs.page[obj] ?? NULL_PAGE);
  if (ske !== null) {
    rb_erase(skc.skc_emergency_tree, ske);
    skc.skc_obj_emergency -= 1;
    skc.skc_obj_total -= 1;
    emit(k, KIND.emergencyRemoved, ske.slot, skc.index);
  }
  spin_unlock(k, skc.skc_lock);
  if (ske === null) return leave(k, caller, -ENOENT);
  release(k, skc, ske, get_order(skc.skc_obj_size));
  return leave(k, caller, 0);
}

/** A record for an object that begins at `page`. */
export function makeRecord(k: SplKernel, skc: spl_kmem_cache_t, page: number): spl_kmem_emergency_t {
  const obj = k.slots.take(1);
  k.objs.reserve(obj + 1);
  k.objs.place(obj, page, 0);
  k.objs.sko_slab[obj] = EMERGENCY;
  skc.emergencyNumbers += 1;
  emit(k, KIND.emergencyMade, obj, skc.index);
  emit(k, KIND.objPlaced, obj, page);
  return new spl_kmem_emergency_t(obj, page, skc.emergencyNumbers);
}

/** Puts a record into the cache's tree and counts it; says whether its address was new. Needs skc_lock. */
export function addRecord(k: SplKernel, skc: spl_kmem_cache_t, ske: spl_kmem_emergency_t): boolean {
  if (!spl_emergency_insert(k, skc.skc_emergency_tree, ske)) return false;
  skc.skc_obj_total += 1;
  skc.skc_obj_emergency += 1;
  const record = skc.skc_obj_emergency > skc.skc_obj_emergency_max;
  if (record) skc.skc_obj_emergency_max = skc.skc_obj_emergency;
  emit(k, KIND.emergencyAdded, ske.slot, packEmergency(skc.index, record));
  return true;
}

function release(k: SplKernel, skc: spl_kmem_cache_t, ske: spl_kmem_emergency_t, order: number): void {
  free_pages(k, ske.ske_obj, order);
  emit(k, KIND.emergencyFreed, ske.slot, skc.index);
  k.slots.give(ske.slot, 1);
}

/** The record that a node of an emergency tree is; such a tree holds nothing else. */
function record(node: RbNode | null): spl_kmem_emergency_t | null {
  return node instanceof spl_kmem_emergency_t ? node : null;
}
