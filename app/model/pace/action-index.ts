import { EVENT_WORDS, type EventChunk, kindOf, NS_PER_MS } from '../../../engine/index.ts';
import { Numbers, type NumbersGrowth } from '../series/numbers.ts';
import { WEIGHT_OF } from './weights.ts';

/** Events between two entries of the index. */
const STEP = 8;
/** How often something must happen to become half as interesting. */
const HALF = 6;
/** The longest that an idle stretch takes on the screen, in s. */
export const LONGEST_BREAK = 0.3;
/** The shortest idle stretch that is marked as a break, in ms. */
const BREAK = 20;

/** Two sums of seconds up to a moment: for events, and for idle stretches. */
export interface Watched {
  readonly work: number;
  readonly idle: number;
}

/** What was added to an index since the last call, and its current state. */
export interface ActionGrowth {
  readonly work: NumbersGrowth;
  readonly idle: NumbersGrowth;
  readonly breaks: NumbersGrowth;
  readonly pauses: NumbersGrowth;
  readonly length: number;
  readonly now: Watched;
}

/**
 * How long a recording takes to watch at the action pace: each event has a weight, repetitions count on a log
 * scale, and idle stretches of the machine's time shrink to a short break.
 */
export class ActionIndex {
  /** The sums at every multiple of {@link STEP}. */
  readonly #work: Numbers;
  readonly #idle: Numbers;
  /** The moments at which breaks end, and how long each is in ms of the machine's time. */
  readonly breaks: Numbers;
  readonly #pauses: Numbers;
  #length = 0;
  #now: Watched = { work: 0, idle: 0 };
  /** How often each kind happened lately. */
  readonly #often = new Float64Array(WEIGHT_OF.length);
  #time = 0;
  #word = 0;
  /** When something with a weight last happened, in ns. */
  #last = 0;

  constructor(
    work: Numbers = new Numbers(Float64Array),
    idle: Numbers = new Numbers(Float64Array),
    breaks: Numbers = new Numbers(),
    pauses: Numbers = new Numbers(Float64Array),
  ) {
    this.#work = work;
    this.#idle = idle;
    this.breaks = breaks;
    this.#pauses = pauses;
  }

  /** Takes in the events of a chunk; chunks come in order. */
  extend({ words, count }: EventChunk): void {
    let { work, idle } = this.#now;
    let [time, word, length] = [this.#time, this.#word, this.#length];
    const often = this.#often;
    for (let i = 0; i < count; i++) {
      if (length % STEP === 0) {
        this.#work.push(work);
        this.#idle.push(idle);
      }
      length += 1;
      const next = words[i * EVENT_WORDS + 1] ?? 0;
      time += (next - word) | 0;
      word = next;
      const kind = kindOf(words[i * EVENT_WORDS] ?? 0);
      const weight = WEIGHT_OF[kind] ?? 0;
      if (weight === 0) continue;
      if (time - this.#last > NS_PER_MS) idle += this.#pause(length - 1, time);
      if (time > this.#last) this.#last = time;
      const times = often[kind] ?? 0;
      work += (weight * HALF) / (HALF + times);
      often[kind] = times + 1;
    }
    [this.#time, this.#word, this.#length] = [time, word, length];
    this.#now = { work, idle };
  }

  /**
   * Ends an idle stretch at an event and resets the interest in repetitions. Returns how long the stretch takes to
   * watch.
   */
  #pause(moment: number, ns: number): number {
    const ms = (ns - this.#last) / NS_PER_MS;
    if (ms >= BREAK) {
      this.breaks.push(moment);
      this.#pauses.push(ms);
      for (let kind = 0; kind < this.#often.length; kind++) this.#often[kind] = (this.#often[kind] ?? 0) / 2;
    }
    return Math.min(LONGEST_BREAK, 0.07 * Math.log2(1 + ms));
  }

  /** The sums at a moment. */
  before(moment: number): Watched {
    if (moment >= this.#length) return this.#now;
    const at = Math.floor(moment / STEP);
    const share = (moment % STEP) / STEP;
    const end = (at + 1) * STEP >= this.#length ? this.#now : null;
    const mix = (sums: Numbers, last: number | undefined): number => {
      const from = sums.at(at);
      return from + share * ((last ?? sums.at(at + 1)) - from);
    };
    return { work: mix(this.#work, end?.work), idle: mix(this.#idle, end?.idle) };
  }

  /** The break that a moment is in, in ms of the machine's time; null for none. */
  breakAt(moment: number): number | null {
    const at = this.breaks.countUpTo(moment + STEP) - 1;
    return at >= 0 && this.breaks.at(at) >= moment - 1 ? this.#pauses.at(at) : null;
  }

  /** A copy of the index up to a moment, which then grows by increments. */
  fork(moment: number): ActionIndex {
    const entries = Math.ceil(moment / STEP);
    const breaks = this.breaks.before(moment);
    const other = new ActionIndex(
      this.#work.first(entries),
      this.#idle.first(entries),
      breaks,
      this.#pauses.first(breaks.length),
    );
    other.#length = moment;
    other.#now = this.before(moment);
    return other;
  }

  /** What was added since the last call, for a copy elsewhere. */
  take(): ActionGrowth {
    return {
      work: this.#work.take(),
      idle: this.#idle.take(),
      breaks: this.breaks.take(),
      pauses: this.#pauses.take(),
      length: this.#length,
      now: this.#now,
    };
  }

  /** Takes in what was added to the original. */
  grow({ work, idle, breaks, pauses, length, now }: ActionGrowth): void {
    this.#work.grow(work);
    this.#idle.grow(idle);
    this.breaks.grow(breaks);
    this.#pauses.grow(pauses);
    this.#length = length;
    this.#now = now;
  }
}
