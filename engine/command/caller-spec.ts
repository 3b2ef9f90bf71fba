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
  /** `size` objects at once, held for a while, all freed; the next burst `every` ms after the last one began. */
  | { readonly kind: 'burst'; readonly size: number; readonly every: number; readonly hold: number }
  /** `size` objects evenly over a period, then all freed at once. */
  | { readonly kind: 'sawtooth'; readonly size: number; readonly period: number }
  /** Allocates a batch, works for `think` µs, frees it, without pause; `rounds` times, 0: forever. */
  | { readonly kind: 'loop'; readonly batch: number; readonly think: number; readonly rounds: number }
  /** Allocates and hands each object to a partner on CPU `to`, which frees it; the queue between holds `depth`. */
  | { readonly kind: 'pipe'; readonly to: number; readonly depth: number; readonly rate: number }
  /**
   * The calls of a trace at their times: for each thread, which is of the CPU that it runs on, a text that
   * {@link ReplayCalls} reads. Objects may be freed by another thread than the one that allocated them.
   */
  | { readonly kind: 'replay'; readonly calls: readonly string[] };

/** Simulated code that uses a cache. */
export interface CallerSpec {
  readonly name: string;
  /** The cache, by its id: c1, c2, … */
  readonly cache: string;
  /** The CPU it is pinned to; null: it may move. */
  readonly cpu: number | null;
  /** Threads that do the same, or that each have their own calls to replay; pinned ones run on that CPU and the ones after it. */
  readonly threads: number;
  /** KM_ names joined by a bar. */
  readonly flags: string;
  /** When it starts and stops, in ms; null: at the end of the scenario. It then frees what it holds, unless it leaks. */
  readonly start: number;
  readonly stop: number | null;
  readonly pattern: Pattern;
}
