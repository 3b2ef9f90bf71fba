import { FRAME_OWNER } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { packEmergency } from '../event/packing.ts';
import { NULL_PAGE } from '../kernel/address.ts';
import { __get_free_pages, free_pages, get_order, kmalloc } from '../kernel/alloc.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { EEXIST, EINVAL, ENOENT, ENOMEM } from '../kernel/errno.ts';
import { emit, enter, type Kernel, leave } from '../kernel/kernel.ts';
import { type RbNode, type RbRoot, rb_erase, rb_insert } from '../kernel/rb-tree.ts';
import { spin_lock, spin_unlock } from '../kernel/spinlock.ts';
import { kmem_flags_convert } from './kv.ts';
import type { SplKernel } from './module.ts';
import { EMERGENCY } from './obj-table.ts';
import { list_empty } from './slab-list.ts';
import { type Obj, type spl_kmem_cache_t, spl_kmem_emergency_t } from './types.ts';

/** Returns the record of the object at page `address`, or null. */
function spl_emergency_search(k: Kernel, root: RbRoot, address: number): spl_kmem_emergency_t | null {
  const caller = enter(k, FN.spl_emergency_search);
  let ske = record(root.rb_node);
  while (ske !== null) {
    if (address < ske.ske_obj) ske = record(ske.rb_left);
    else if (address > ske.ske_obj) ske = record(ske.rb_right);
    else break;
  }
  return leave(k, caller, ske);
}

/** Puts a record into the tree; returns whether its address was new. */
export function spl_emergency_insert(k: Kernel, root: RbRoot, ske: spl_kmem_emergency_t): boolean {
  const caller = enter(k, FN.spl_emergency_insert);
  const address = ske.ske_obj;
  let parent: spl_kmem_emergency_t | null = null;
  let side: 'left' | 'right' = 'left';
  let at = record(root.rb_node);
  while (at !== null) {
    parent = at;
    if (address < at.ske_obj) {
      side = 'left';
      at = record(at.rb_left);
    } else if (address > at.ske_obj) {
      side = 'right';
      at = record(at.rb_right);
    } else return leave(k, caller, false);
  }
  rb_insert(root, ske, parent, side);
  return leave(k, caller, true);
}

/**
 * Allocates a single object with pages of its own, and keeps it in the tree until it is freed. Returns the object, or
 * -EEXIST when there is a partial slab by now, -ENOMEM without memory, -EINVAL when the address is already in the tree.
 */
export function* spl_emergency_alloc(k: SplKernel, skc: spl_kmem_cache_t, flags: number): Coroutine<Obj> {
  const caller = enter(k, FN.spl_emergency_alloc);
  const lflags = kmem_flags_convert(k, flags);
  const order = get_order(skc.skc_obj_size);

  yield* spin_lock(k, skc.skc_lock);
  let empty = list_empty(skc.skc_partial_list);
  spin_unlock(k, skc.skc_lock);
  if (!empty) return leave(k, caller, -EEXIST);

  if (!kmalloc(k, lflags)) return leave(k, caller, -ENOMEM);

  const page = yield* __get_free_pages(k, lflags, order, FRAME_OWNER.cache + skc.index);
  if (page === NULL_PAGE) return leave(k, caller, -ENOMEM);
  const ske = makeRecord(k, skc, page);

  yield* spin_lock(k, skc.skc_lock);
  empty = spl_emergency_insert(k, skc.skc_emergency_tree, ske);
  if (empty) countEmergency(k, skc, ske);
  spin_unlock(k, skc.skc_lock);

  if (!empty) {
    free_pages(k, ske.ske_obj, order);
    freeRecord(k, skc, ske);
    return leave(k, caller, -EINVAL);
  }
  return leave(k, caller, ske.slot);
}

/** Frees `obj` if it is an emergency object; returns -ENOENT if it is not. */
export function* spl_emergency_free(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): Coroutine<number> {
  const caller = enter(k, FN.spl_emergency_free);
  const order = get_order(skc.skc_obj_size);

  yield* spin_lock(k, skc.skc_lock);
  // An emergency object starts its page and shares it with no other object, so the page identifies it.
  const ske = spl_emergency_search(k, skc.skc_emergency_tree, k.objs.page[obj] ?? NULL_PAGE);
  if (ske !== null) {
    rb_erase(skc.skc_emergency_tree, ske);
    skc.skc_obj_emergency -= 1;
    skc.skc_obj_total -= 1;
    emit(k, KIND.emergencyRemoved, ske.slot, skc.index);
  }
  spin_unlock(k, skc.skc_lock);

  if (ske === null) return leave(k, caller, -ENOENT);

  free_pages(k, ske.ske_obj, order);
  freeRecord(k, skc, ske);
  return leave(k, caller, 0);
}

/** A record for an object that starts at `page`. */
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

/** Counts an emergency object that is now in the tree. Needs skc_lock. */
export function countEmergency(k: SplKernel, skc: spl_kmem_cache_t, ske: spl_kmem_emergency_t): void {
  skc.skc_obj_total += 1;
  skc.skc_obj_emergency += 1;
  const isMost = skc.skc_obj_emergency > skc.skc_obj_emergency_max;
  if (isMost) skc.skc_obj_emergency_max = skc.skc_obj_emergency;
  emit(k, KIND.emergencyAdded, ske.slot, packEmergency(skc.index, isMost));
}

function freeRecord(k: SplKernel, skc: spl_kmem_cache_t, ske: spl_kmem_emergency_t): void {
  emit(k, KIND.emergencyFreed, ske.slot, skc.index);
  k.slots.give(ske.slot, 1);
}

/** A node of an emergency tree, typed as a record; the tree holds nothing else. */
function record(node: RbNode | null): spl_kmem_emergency_t | null {
  return node instanceof spl_kmem_emergency_t ? node : null;
}
