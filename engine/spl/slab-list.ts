import * as KIND from '../event/kind.ts';
import { emit, type Kernel } from '../kernel/kernel.ts';
import type { SlabList, spl_kmem_slab_t } from './types.ts';

/** An empty list. */
export function INIT_LIST_HEAD(code: -1 | -2): SlabList {
  return { code, head: null, tail: null };
}

/** Whether the list is empty. */
export function list_empty(list: SlabList): boolean {
  return list.head === null;
}

/** Adds a slab at the head. */
export function list_add(k: Kernel, sks: spl_kmem_slab_t, list: SlabList): void {
  sks.list = list;
  sks.next = list.head;
  if (list.head === null) list.tail = sks;
  else list.head.prev = sks;
  list.head = sks;
  emit(k, KIND.slabLinked, sks.slot, list.code);
}

/** Adds a slab at the end. */
export function list_add_tail(k: Kernel, sks: spl_kmem_slab_t, list: SlabList): void {
  const before = list.tail;
  sks.list = list;
  sks.prev = before;
  if (before === null) list.head = sks;
  else before.next = sks;
  list.tail = sks;
  emit(k, KIND.slabLinked, sks.slot, before?.slot ?? list.code);
}

/** Removes a slab from its list. */
export function list_del(k: Kernel, sks: spl_kmem_slab_t): void {
  const { prev, next, list } = sks;
  if (list === null) return;
  if (prev === null) list.head = next;
  else prev.next = next;
  if (next === null) list.tail = prev;
  else next.prev = prev;
  sks.prev = null;
  sks.next = null;
  sks.list = null;
  emit(k, KIND.slabUnlinked, sks.slot, list.code);
}
