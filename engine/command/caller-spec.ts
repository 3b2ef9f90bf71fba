/** How long an object stays with its caller; times in ms. */
export type Lifetime =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'logNormal'; readonly median: number; readonly sigma: number }
  | { readonly kind: 'forever' };

/** When a caller allocates and frees; times in ms, rates in objects a second. */
export type Pattern =
  /** One object at a time, at a rate that may change over time. */
  | {
      readonly kind: 'steady';
      readonly rate: number;
      readonly arrivals: 'regular' | 'poisson';
      readonly lifetime: Lifetime;
    }
  | {
      readonly kind: 'ramp';
      readonly from: number;
      readonly to: number;
      readonly over: number;
      readonly arrivals: 'regular' | 'poisson';
      readonly lifetime: Lifetime;
    }
  /** Never frees. */
  | { readonly kind: 'leak'; readonly rate: number }
  /** Allocates `size` objects at once, holds them for a while, frees them all; a burst begins every `every` ms. */
  | { readonly kind: 'burst'; readonly size: number; readonly every: number; readonly hold: number }
  /** Allocates `size` objects evenly over a period, then frees them all at once. */
  | { readonly kind: 'sawtooth'; readonly size: number; readonly period: number }
  /** Allocates a batch, works for `think` µs, frees it, and starts over; `rounds` times, or forever if 0. */
  | { readonly kind: 'loop'; readonly batch: number; readonly think: number; readonly rounds: number }
  /** Passes each object to a partner on CPU `to`, which frees it, through a queue of `depth` objects. */
  | { readonly kind: 'pipe'; readonly to: number; readonly depth: number; readonly rate: number }
  /**
   * The calls of a trace at their times: for each thread, one per CPU, a text that {@link ReplayCalls} reads. An object
   * may be freed by another thread than the one that allocated it.
   */
  | { readonly kind: 'replay'; readonly calls: readonly string[] };

/** Simulated code that uses a cache. */
export interface CallerSpec {
  readonly name: string;
  /** The cache, by its id: c1, c2, … */
  readonly cache: string;
  /** The CPU that it is pinned to; null if it may move. */
  readonly cpu: number | null;
  /** Number of threads; pinned ones run on `cpu` and the CPUs after it. In a replay, each has its own calls. */
  readonly threads: number;
  /** KM_ names joined by a bar. */
  readonly flags: string;
  /** When it starts and stops, in ms; null stops it at the end. It then frees what it holds, unless it leaks. */
  readonly start: number;
  readonly stop: number | null;
  readonly pattern: Pattern;
}
