import type { EventKind, FunctionName, WaitName } from '../event/event.ts';
import type { CallName } from './call.ts';

/** What a number of a cache has to be. */
export interface Range {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** The numbers of a cache that a predicate can compare. */
export const FIGURES = [
  'ref',
  'slabs',
  'slabsInUse',
  'objects',
  'objectsOut',
  'emergency',
  'deadlocks',
] as const;

/** The name of a number of a cache. */
export type Figure = (typeof FIGURES)[number];

/** What the invariants of the allocator rule out; see checks.ts for each. */
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

/** A fact about the machine. The first six hold only at a moment, the others for a while. */
export type Atom =
  /** A check of the reference fails: of this kind, in this function, with this text in its expression. */
  | { readonly panic: { readonly check?: string; readonly fn?: FunctionName; readonly text?: string } }
  /** An event is emitted, in this function, with these payload words. */
  | {
      readonly event: EventKind;
      readonly fn?: FunctionName;
      readonly where?: Readonly<Record<string, number | boolean>>;
    }
  /** A call returns: with NULL or an object, to a caller that had these flags, on another CPU than it began on. */
  | {
      readonly returned: CallName;
      readonly flags?: string;
      readonly isNull?: boolean;
      readonly moved?: boolean;
    }
  /** Nothing can continue, and a thread waits for ever: inside this call, for this. */
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
  /** The growth under way is younger than the time that callers wait for it. */
  | { readonly growth: 'young' }
  /** Another thread than the one of the event is inside a function. */
  | { readonly inside: FunctionName };

/**
 * What a search looks for, as data. It is looked at whenever one of its momentary facts arises; one that has only lasting
 * facts, after each step.
 */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | Atom;
