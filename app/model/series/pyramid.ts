import { Numbers, type NumbersGrowth } from './numbers.ts';

/** Blocks per block of the next level. */
const FACTOR = 16;

/** The lowest and highest value within a stretch. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The union of two ranges. */
export function both(a: Range, b: Range): Range {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** The ranges of one level, in order. */
interface Level {
  readonly mins: Numbers;
  readonly maxs: Numbers;
}

/** What was added to each level since the last call. */
export type PyramidGrowth = readonly { readonly mins: NumbersGrowth; readonly maxs: NumbersGrowth }[];

/**
 * The ranges of consecutive blocks, and above them of ever wider ones, so that the range of any run of blocks takes
 * few steps.
 */
export class Pyramid {
  /** Level 0 has every block; each further level has blocks of {@link FACTOR} blocks of the level below. */
  readonly #levels: Level[] = [];

  /** Adds the range of the next block. */
  push(min: number, max: number): void {
    this.#push(0, min, max);
  }

  /** The range of the blocks `from` to before `to`, at least one. */
  between(from: number, to: number): Range {
    let range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
    for (let i = from; i < to; ) {
      const { level, span } = widest(i, to);
      range = both(range, this.#range(level, i / span));
      i += span;
    }
    return range;
  }

  /** A copy of the first `count` blocks, which then grows independently. */
  first(count: number): Pyramid {
    const other = new Pyramid();
    for (const [level, { mins, maxs }] of this.#levels.entries()) {
      const blocks = Math.floor(count / FACTOR ** level);
      if (blocks > 0) other.#levels.push({ mins: mins.first(blocks), maxs: maxs.first(blocks) });
    }
    return other;
  }

  /** What was added since the last call, for a copy elsewhere. */
  take(): PyramidGrowth {
    return this.#levels.map(({ mins, maxs }) => ({ mins: mins.take(), maxs: maxs.take() }));
  }

  /** Takes in what was added to the original. */
  grow(growth: PyramidGrowth): void {
    for (const [i, { mins, maxs }] of growth.entries()) {
      const level = this.#levels[i] ?? this.#open();
      level.mins.grow(mins);
      level.maxs.grow(maxs);
    }
  }

  #push(level: number, min: number, max: number): void {
    const { mins, maxs } = this.#levels[level] ?? this.#open();
    mins.push(min);
    maxs.push(max);
    const { length } = mins;
    if (length % FACTOR !== 0) return;
    let range = { min, max };
    for (let i = length - FACTOR; i < length - 1; i++) range = both(range, this.#range(level, i));
    this.#push(level + 1, range.min, range.max);
  }

  #open(): Level {
    const level = { mins: new Numbers(), maxs: new Numbers() };
    this.#levels.push(level);
    return level;
  }

  #range(level: number, i: number): Range {
    const blocks = this.#levels[level];
    return { min: blocks?.mins.at(i) ?? 0, max: blocks?.maxs.at(i) ?? 0 };
  }
}

/** The widest block that begins at block `i` and ends at or before `end`. */
function widest(i: number, end: number): { readonly level: number; readonly span: number } {
  let [level, span] = [0, 1];
  while (i % (span * FACTOR) === 0 && i + span * FACTOR <= end) {
    span *= FACTOR;
    level += 1;
  }
  return { level, span };
}
