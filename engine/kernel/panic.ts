import { FUNCTIONS, type FunctionName } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { emit, enter, type Kernel } from './kernel.ts';

/** The checks that stop the machine: the reference's macros, and our own BUG (a kernel rule is broken) and OOM (out of memory). */
export type CheckKind = 'ASSERT' | 'ASSERT0' | 'ASSERT3U' | 'VERIFY' | 'VERIFY3U' | 'BUG' | 'OOM';

/** A check failed and the machine has halted. Its state can still be inspected. */
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
 * Stops the machine with a panic event in function `fn`, by default the innermost reference function.
 * @throws KernelPanic always.
 */
export function panic(k: Kernel, check: CheckKind, expr: string, fn?: FunctionName): never {
  // A check may fail before its function has called enter(): enter it now, so that the call stack is right.
  const number = fn === undefined ? k.current.fn : FUNCTIONS.indexOf(fn);
  if (k.current.fn !== number) enter(k, number);
  if (k.sink !== null) emit(k, KIND.panic, k.sink.intern(check), k.sink.intern(expr));
  throw new KernelPanic(check, expr, FUNCTIONS[number] ?? 'none');
}

/**
 * ASSERT of the reference: a panic unless `holds`.
 * @throws KernelPanic
 */
export function ASSERT(k: Kernel, holds: boolean, expr: string, fn?: FunctionName): void {
  if (!holds) panic(k, 'ASSERT', expr, fn);
}

/**
 * ASSERT0 of the reference: a panic unless `value` is 0.
 * @throws KernelPanic
 */
export function ASSERT0(k: Kernel, value: number, expr: string, fn?: FunctionName): void {
  if (value !== 0) panic(k, 'ASSERT0', expr, fn);
}

/**
 * ASSERT3U of the reference with `==`: a panic unless `left` equals `right`. `expr` names both sides.
 * @throws KernelPanic
 */
export function ASSERT3U(k: Kernel, left: number, right: number, expr: string, fn?: FunctionName): void {
  if (left !== right) panic(k, 'ASSERT3U', expr, fn);
}

/**
 * VERIFY of the reference: a panic unless `holds`.
 * @throws KernelPanic
 */
export function VERIFY(k: Kernel, holds: boolean, expr: string): void {
  if (!holds) panic(k, 'VERIFY', expr);
}

/**
 * VERIFY3U of the reference: a panic unless `holds`. `expr` names both sides.
 * @throws KernelPanic
 */
export function VERIFY3U(k: Kernel, holds: boolean, expr: string): void {
  if (!holds) panic(k, 'VERIFY3U', expr);
}
