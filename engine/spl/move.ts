import * as FN from '../event/fn.ts';
import { enter, leave } from '../kernel/kernel.ts';
import { ASSERT } from '../kernel/panic.ts';
import type { SplKernel } from './module.ts';
import type { Obj, spl_kmem_cache_t } from './types.ts';

/** Moves an object from one address to another; nobody ever calls it. */
export type MoveCallback = (from: Obj, to: Obj) => void;

/**
 * Registers a callback that would move objects to defragment slabs. The reference only checks that there is one.
 * @throws KernelPanic when there is none.
 */
export function spl_kmem_cache_set_move(
  k: SplKernel,
  _skc: spl_kmem_cache_t,
  move: MoveCallback | null,
): void {
  const caller = enter(k, FN.spl_kmem_cache_set_move);
  ASSERT(k, move !== null, 'move != NULL', 'spl_kmem_cache_set_move');
  leave(k, caller, undefined);
}
