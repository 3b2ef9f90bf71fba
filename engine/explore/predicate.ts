import type { EventKind, FunctionName, WaitName } from '../event/event.ts';
import type { CallName } from './call.ts';

/** The range in which a figure of a cache must be. */
export interface Range {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** The figures of a cache that a predicate can compare. */
export const FIGURES = [
  'ref',
  'slabs',
  'slabsInUse',
  'objects',
  'objectsOut',
  'emergency',
  'deadlocks',
] as const;

/** The name of a figure of a cache. */
export type Figure = (typeof FIGURES)[number];

/** Violations of the allocator's invariants; checks.ts has the code for each. */
export const CHECKS = [
  'object with two holders',
  'magazine of another CPU',
  'slab freed with an object out',
  'slab freed before use',
  'two growths',
  'two reaps',
  'object lost',
  'counters wrong',
  'freed cache used',
  'ageing queued too late',
] as const;

/** The name of a check. */
export type CheckName = (typeof CHECKS)[number];

/** A fact about the machine. The first six are momentary, the others last for a while. */
export type Atom =
  /** A check of the reference fails, of this kind, in this function, with this text in its expression. */
  | { readonly panic: { readonly check?: string; readonly fn?: FunctionName; readonly text?: string } }
  /** An event is emitted, in this function, with these payload words. */
  | {
      readonly event: EventKind;
      readonly fn?: FunctionName;
      readonly where?: Readonly<Record<string, number | boolean>>;
    }
  /** A call returns: NULL or an object, called with these flags, on a CPU other than the one it began on. */
  | {
      readonly returned: CallName;
      readonly flags?: string;
      readonly isNull?: boolean;
      readonly moved?: boolean;
    }
  /** Nothing can continue, and a thread waits forever inside this call, for this. */
  | { readonly stuck: CallName | 'any'; readonly on?: WaitName }
  /** One of {@link CHECKS} fails. */
  | { readonly check: CheckName }
  /** An event of this kind was emitted during the call that returns now, by its own thread or by any. */
  | { readonly during: EventKind; readonly by: 'caller' | 'any' }
  | { readonly flag: 'DEADLOCKED' | 'GROWING' | 'REAPING' | 'DESTROY'; readonly isSet: boolean }
  | ({ readonly figure: Figure } & Range)
  | { readonly list: 'partial' | 'complete'; readonly isEmpty: boolean }
  /** The magazine of the CPU on which the call returns is empty or not. */
  | { readonly magazine: 'empty' | 'not empty' }
  /** skc_lock is held. */
  | { readonly lockHeld: boolean }
  /** The growth in progress is younger than the time that callers wait for one. */
  | { readonly growth: 'young' }
  /** A thread other than that of the event is inside a function. */
  | { readonly inside: FunctionName };

/**
 * What a search looks for, as data. It is evaluated whenever one of its momentary facts arises; if all its facts are
 * lasting ones, after each step.
 */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | Atom;
