import type { Coroutine } from '../kernel/coroutine.ts';
import { MachineError } from '../kernel/kernel.ts';

/**
 * Runs a coroutine to its end before any thread runs.
 * @throws MachineError when it has to wait, which only happens when an allocation finds no memory
 */
export function atOnce<T>(coroutine: Coroutine<T>): T {
  const step = coroutine.next();
  if (step.done !== true) {
    throw new MachineError('too little memory for the caches that it starts with: give it more memory');
  }
  return step.value;
}
