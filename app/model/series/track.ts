import { Pairs, type Range } from './pairs.ts';

/** Changes, or blocks of them, that a block of the next level takes together. */
const FACTOR = 16;
const FACTOR_MASK = FACTOR - 1;

/**
 * A number over the course of a recording: every change, exactly, and above them a pyramid of lowest and highest values,
 * so that a spike is never lost and any stretch is looked up in a few steps. Stretches without a change cost nothing.
 */
export class Track {
  /** The moment of each change, and the value that it brought. */
  readonly #changes: Pairs;
  /** By level: the lowest and the highest value of each whole block. */
  readonly #levels: Pairs[];
  /** The highest value so far. */
  max = 0;
  #now: number;

  constructor(changes: Pairs = new Pairs(), levels: Pairs[] = []) {
    this.#changes = changes;
    this.#levels = levels;
    this.#now = changes.second(changes.length - 1);
  }

  /** The present value. */
  get now(): number {
    return this.#now;
  }

  /** Notes the value that event number `moment` brought. */
  set(moment: number, value: number): void {
    const changes = this.#changes;
    if (value === this.#now && changes.length > 0) return;
    this.#now = value;
    if (value > this.max) this.max = value;
    changes.push(moment, value);
    if ((changes.length & FACTOR_MASK) === 0) this.#raise(changes, 1, 0);
  }

  /** Notes that event number `moment` changed the value by so much, to 0 at the least. */
  add(moment: number, by: number): void {
    const value = this.#now + by;
    this.set(moment, value < 0 ? 0 : value);
  }

  /** The value at a moment: after all events before it. */
  before(moment: number): number {
    return this.#changes.second(this.#changes.countUpTo(moment - 1) - 1);
  }

  /** The range of values from one moment to another, both included. */
  between(from: number, to: number): Range {
    const first = this.#changes.countUpTo(from - 1);
    const end = this.#changes.countUpTo(to - 1);
    const value = this.#changes.second(first - 1);
    let [min, max] = [value, value];
    for (let i = first; i < end; ) {
      const { level, span } = widest(i, end);
      const blocks = this.#levels[level - 1];
      min = Math.min(min, blocks === undefined ? this.#changes.second(i) : blocks.first(i / span));
      max = Math.max(max, (blocks ?? this.#changes).second(i / span));
      i += span;
    }
    return { min, max };
  }

  /** The same number up to a moment; it goes its own way from there. */
  fork(moment: number): Track {
    const count = this.#changes.countUpTo(moment - 1);
    const levels = this.#levels.map((blocks, level) =>
      blocks.upTo(Math.floor(count / FACTOR ** (level + 1))),
    );
    const other = new Track(this.#changes.upTo(count), levels);
    other.max = this.between(0, moment).max;
    return other;
  }

  /** Sums up the last block of a level in the level above, and so on as far as blocks are whole. */
  #raise(below: Pairs, lowOf: 0 | 1, at: number): void {
    const above = this.#levels[at] ?? new Pairs();
    this.#levels[at] = above;
    const { min, max } = below.rangeOfLast(FACTOR, lowOf);
    above.push(min, max);
    if ((above.length & FACTOR_MASK) === 0) this.#raise(above, 0, at + 1);
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
