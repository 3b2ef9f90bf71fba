import { Numbers } from './numbers.ts';

/** Changes, or blocks of them, that a block of the next level takes together. */
const FACTOR = 16;
const FACTOR_MASK = FACTOR - 1;

/** The lowest and highest value within a stretch of events. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The lowest and highest value of each whole block of a level. */
interface Level {
  readonly mins: Numbers;
  readonly maxs: Numbers;
}

/**
 * A number over the course of a recording: every change, exactly, and above them a pyramid of lowest and highest values,
 * so that a spike is never lost and any stretch is looked up in a few steps. Stretches without a change cost nothing.
 */
export class Track {
  readonly #moments: Numbers;
  readonly #values: Numbers;
  readonly #levels: Level[];
  /** The highest value so far. */
  max = 0;
  #now: number;

  constructor(moments: Numbers = new Numbers(), values: Numbers = new Numbers(), levels: Level[] = []) {
    this.#moments = moments;
    this.#values = values;
    this.#levels = levels;
    this.#now = values.at(values.length - 1);
  }

  /** The present value. */
  get now(): number {
    return this.#now;
  }

  /** Notes the value that event number `moment` brought. */
  set(moment: number, value: number): void {
    if (value === this.#now && this.#values.length > 0) return;
    this.#now = value;
    if (value > this.max) this.max = value;
    this.#moments.push(moment);
    this.#values.push(value);
    if ((this.#values.length & FACTOR_MASK) === 0) this.#raise(this.#values, this.#values, 0);
  }

  /** Notes that event number `moment` changed the value by so much, to 0 at the least. */
  add(moment: number, by: number): void {
    this.set(moment, Math.max(0, this.#now + by));
  }

  /** The value at a moment: after all events before it. */
  before(moment: number): number {
    return this.#values.at(this.#moments.countUpTo(moment - 1) - 1);
  }

  /** The range of values from one moment to another, both included. */
  between(from: number, to: number): Range {
    const first = this.#moments.countUpTo(from - 1);
    const end = this.#moments.countUpTo(to - 1);
    const value = this.#values.at(first - 1);
    let [min, max] = [value, value];
    for (let i = first; i < end; ) {
      const { level, span } = widest(i, end);
      const { mins, maxs } = this.#levels[level - 1] ?? { mins: this.#values, maxs: this.#values };
      min = Math.min(min, mins.at(i / span));
      max = Math.max(max, maxs.at(i / span));
      i += span;
    }
    return { min, max };
  }

  /** The same number up to a moment; it goes its own way from there. */
  fork(moment: number): Track {
    const count = this.#moments.countUpTo(moment - 1);
    const levels = this.#levels.map(({ mins, maxs }, level) => {
      const blocks = Math.floor(count / FACTOR ** (level + 1));
      return { mins: mins.first(blocks), maxs: maxs.first(blocks) };
    });
    const other = new Track(this.#moments.first(count), this.#values.first(count), levels);
    other.max = this.between(0, moment).max;
    return other;
  }

  /** Sums up the last block of a level in the level above, and so on as far as blocks are whole. */
  #raise(mins: Numbers, maxs: Numbers, at: number): void {
    const above = this.#levels[at] ?? { mins: new Numbers(), maxs: new Numbers() };
    this.#levels[at] = above;
    above.mins.push(mins.lowestOfLast(FACTOR));
    above.maxs.push(maxs.highestOfLast(FACTOR));
    if ((above.mins.length & FACTOR_MASK) === 0) this.#raise(above.mins, above.maxs, at + 1);
  }
}

/** The widest block that begins at `i` and ends at `end` at the latest. */
function widest(i: number, end: number): { readonly level: number; readonly span: number } {
  let [level, span] = [0, 1];
  while (i % (span * FACTOR) === 0 && i + span * FACTOR <= end) {
    span *= FACTOR;
    level += 1;
  }
  return { level, span };
}
