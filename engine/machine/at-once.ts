import type { Coroutine } from '../kernel/coroutine.ts';
import { MachineError } from '../kernel/kernel.ts';

/**
 * Runs a coroutine to its end before any thread runs.
 * @throws MachineError when it has to wait, which only an allocation without memory does
 */
export function atOnce<T>(coroutine: Coroutine<T>): T {
  const step = coroutine.next();
  if (step.done !== true) {
    throw new MachineError('memory is too short for the caches that it starts with: give it more memory');
  }
  return step.value;
}
