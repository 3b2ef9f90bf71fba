import * as FN from '../event/fn.ts';
import { enter, leave } from '../kernel/kernel.ts';
import { ASSERT } from '../kernel/panic.ts';
import type { SplKernel } from './module.ts';
import type { Obj, spl_kmem_cache_t } from './types.ts';

/** Would move an object from one address to another; nothing ever calls it. */
export type MoveCallback = (from: Obj, to: Obj) => void;

/**
 * Registers a callback that would move objects to defragment slabs. The reference checks that it is there, and ignores
 * it.
 * @throws KernelPanic when it is null.
 */
export function spl_kmem_cache_set_move(
  k: SplKernel,
  _skc: spl_kmem_cache_t,
  move: MoveCallback | null,
): void {
  const caller = enter(k, FN.spl_kmem_cache_set_move);
  ASSERT(k, move !== null, 'move != NULL');
  leave(k, caller, undefined);
}
