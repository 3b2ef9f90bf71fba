import type { Coroutine } from './coroutine.ts';
import type { Kernel } from './kernel.ts';

/**
 * Pauses the current task because the slice is over; the scheduler resumes it as if it had not paused. For loops that
 * may run long without another pause: `if (k.isSliceOver) yield* endSlice(k)`.
 */
export function* endSlice(k: Kernel): Coroutine<void> {
  k.cut = k.current;
  yield;
}
