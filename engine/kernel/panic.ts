import { FUNCTIONS, type FunctionName } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { emit, enter, type Kernel } from './kernel.ts';

/** The checks that stop the machine: the macros of the reference, and our own for what the kernel forbids and for the end of memory. */
export type CheckKind = 'ASSERT' | 'ASSERT0' | 'ASSERT3U' | 'VERIFY' | 'VERIFY3U' | 'BUG' | 'OOM';

/** A check failed: the machine has stopped for good. The state stays to be looked at. */
export class KernelPanic extends Error {
  readonly check: CheckKind;
  readonly expr: string;
  readonly fn: FunctionName;

  constructor(check: CheckKind, expr: string, fn: FunctionName) {
    super(`${check}(${expr}) failed in ${fn}: the simulated machine has stopped`);
    this.name = 'KernelPanic';
    this.check = check;
    this.expr = expr;
    this.fn = fn;
  }
}

/**
 * Stops the machine with a panic event.
 * @throws KernelPanic always
 */
export function panic(k: Kernel, check: CheckKind, expr: string, fn: FunctionName): never {
  // A function that fails before it said that it was entered was entered all the same.
  const number = FUNCTIONS.indexOf(fn);
  if (k.current.fn !== number) enter(k, number);
  if (k.sink !== null) emit(k, KIND.panic, k.sink.intern(check), k.sink.intern(expr));
  throw new KernelPanic(check, expr, fn);
}

/**
 * ASSERT of the reference: a panic unless `holds`.
 * @throws KernelPanic
 */
export function ASSERT(k: Kernel, holds: boolean, expr: string, fn: FunctionName): void {
  if (!holds) panic(k, 'ASSERT', expr, fn);
}

/**
 * ASSERT0 of the reference: a panic unless `value` is 0.
 * @throws KernelPanic
 */
export function ASSERT0(k: Kernel, value: number, expr: string, fn: FunctionName): void {
  if (value !== 0) panic(k, 'ASSERT0', expr, fn);
}

/**
 * ASSERT3U of the reference with `==`: a panic unless `left` equals `right`. `expr` names both sides.
 * @throws KernelPanic
 */
export function ASSERT3U(k: Kernel, left: number, right: number, expr: string, fn: FunctionName): void {
  if (left !== right) panic(k, 'ASSERT3U', expr, fn);
}
