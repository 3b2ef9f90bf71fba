import { EVENT_WORDS, type EventChunk } from '../../engine/index.ts';
import { Numbers, type NumbersGrowth } from './series/numbers.ts';

/** Events between two entries of the index. */
export const TIME_STEP = 8;

/** What was added to an index since the last call, and its current state. */
export interface TimesGrowth {
  readonly times: NumbersGrowth;
  readonly length: number;
  readonly now: number;
  readonly word: number;
  readonly latest: number;
}

/**
 * When events happened, in ns since start-up. Events of different CPUs may be slightly out of order; the time of a
 * moment is the latest time of the events before it.
 */
export class TimeIndex {
  /** The time at every multiple of {@link TIME_STEP}. */
  readonly #times: Numbers;
  #length = 0;
  #now = 0;
  #word = 0;
  #latest = 0;

  constructor(times: Numbers = new Numbers(Float64Array)) {
    this.#times = times;
  }

  /** Takes in the events of a chunk; chunks come in order. */
  extend({ words, count }: EventChunk): void {
    let [now, word, latest, length] = [this.#now, this.#word, this.#latest, this.#length];
    for (let i = 0; i < count; i++) {
      if (length % TIME_STEP === 0) this.#times.push(latest);
      length += 1;
      const next = words[i * EVENT_WORDS + 1] ?? 0;
      now += (next - word) | 0;
      word = next;
      if (now > latest) latest = now;
    }
    [this.#now, this.#word, this.#latest, this.#length] = [now, word, latest, length];
  }

  /** A copy of the index up to a moment, with the time there, which then grows independently. */
  fork(moment: number, nowNs: number): TimeIndex {
    const other = new TimeIndex(this.#times.first(Math.ceil(moment / TIME_STEP)));
    [other.#length, other.#latest, other.#now, other.#word] = [moment, nowNs, nowNs, nowNs | 0];
    return other;
  }

  /** What was added since the last call, for a copy elsewhere. */
  take(): TimesGrowth {
    const [length, now, word, latest] = [this.#length, this.#now, this.#word, this.#latest];
    return { times: this.#times.take(), length, now, word, latest };
  }

  /** Takes in what was added to the original. */
  grow({ times, length, now, word, latest }: TimesGrowth): void {
    this.#times.grow(times);
    [this.#length, this.#now, this.#word, this.#latest] = [length, now, word, latest];
  }

  /** The latest time of the events so far. */
  get latest(): number {
    return this.#latest;
  }

  /** The time at a moment, to within {@link TIME_STEP} events. */
  before(moment: number): number {
    if (moment >= this.#length) return this.#latest;
    return this.#times.at(Math.floor(Math.max(0, moment) / TIME_STEP));
  }

  /** The first moment, to within {@link TIME_STEP} events, at which the time is `ns` or later. */
  momentAt(ns: number): number {
    let low = 0;
    let high = Math.ceil(this.#length / TIME_STEP);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#times.at(middle) < ns) low = middle + 1;
      else high = middle;
    }
    return Math.min(low * TIME_STEP, this.#length);
  }
}
