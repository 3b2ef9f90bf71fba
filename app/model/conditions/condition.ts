import type { EventKind } from '../../../engine/index.ts';

/** A number of a cache that conditions can ask for. */
export type CacheFigure =
  | 'slabs'
  | 'emptySlabs'
  | 'inUse'
  | 'inMagazines'
  | 'free'
  | 'emergency'
  /** Threads that wait for a slab that is being grown. */
  | 'waiting';

/** A number of the machine that conditions can ask for; pages for memory, 0 or 1 for kswapd. */
export type MachineFigure = 'caches' | 'freePages' | 'heldByOthers' | 'kswapdAwake';

/** The value of a part of a payload: a number, a boolean, or the name that a number stands for. */
export type PartValue = number | boolean | string;

/** Bounds for a part of a payload. */
export interface PartRange {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** An event happens, for the `nth` time since the condition became active (the first, by default). */
export interface EventCondition {
  readonly event: EventKind;
  /** The name of the cache that the event is about; any by default. */
  readonly cache?: string;
  /**
   * Parts of the payload by name, and `cpu` and `fn`. Names stand for numbers in `op`, `bit`, `on`, `target`, `mode`,
   * `work`, `fn`, `field` and `index`.
   */
  readonly where?: Readonly<Record<string, PartValue | PartRange>>;
  readonly nth?: number;
}

/** A number is within bounds. */
export interface FigureCondition {
  readonly figure: CacheFigure | MachineFigure;
  /** The name of the cache; the sum over all caches by default. Not for figures of the machine. */
  readonly cache?: string;
  /** Only what is in the magazine of this CPU; for `inMagazines`. */
  readonly cpu?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly equals?: number;
  /** The bounds are shares of the highest value so far, which must be above 0. */
  readonly ofMost?: true;
}

/** The machine's clock has reached a time. */
interface TimeCondition {
  /** Ms since start-up. */
  readonly time: number;
}

/**
 * What can be true of a run at a moment, as data. It depends only on the engine's events, so it holds at the same
 * moment everywhere, and still makes sense when settings change.
 */
export type Condition =
  | EventCondition
  | FigureCondition
  | TimeCondition
  /** `next` becomes active at the moment at which `after` holds. */
  | { readonly after: Condition; readonly next: Condition }
  /** Events count as held once they have happened; figures must all be within bounds at the same moment. */
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** The figures of the machine; the others are of a cache. */
export const MACHINE_FIGURES: readonly MachineFigure[] = [
  'caches',
  'freePages',
  'heldByOthers',
  'kswapdAwake',
];

/** The figures of a cache. */
export const CACHE_FIGURES: readonly CacheFigure[] = [
  'slabs',
  'emptySlabs',
  'inUse',
  'inMagazines',
  'free',
  'emergency',
  'waiting',
];
