import { type NumberArray, Numbers, type NumbersGrowth, PIECE_MASK } from './numbers.ts';
import { both, Pyramid, type PyramidGrowth, type Range } from './pyramid.ts';

/** Steps after the first change of a block, two in a word. */
const BLOCK_STEPS = 32;
const BLOCK_WORDS: number = BLOCK_STEPS / 2;

/** The most events between two changes that a step can express. */
const MOST_GAP = 0x7fff;

/** The block that is still being filled. */
interface OpenBlock {
  /** Its steps: events since the previous change, times two, plus one for a step up. */
  readonly words: Int32Array;
  steps: number;
  /** The range of its values. */
  min: number;
  max: number;
  /** Its last change. */
  moment: number;
  value: number;
}

/** What was added to a track since the last call. */
export interface TrackGrowth {
  readonly max: number;
  readonly moments: NumbersGrowth;
  readonly values: NumbersGrowth;
  readonly steps: NumbersGrowth;
  readonly ranges: PyramidGrowth;
  readonly open: OpenBlock;
}

/**
 * A number over the course of a recording: every change, exactly. Most changes are by one, soon after the previous one.
 * Such a step takes two bytes, in a block that begins with a change in full; any other change begins a new
 * block. A pyramid of the ranges of blocks ensures that no spike is lost and that any stretch takes few steps to look
 * up. Stretches without a change cost nothing.
 */
export class Track {
  /** The highest value so far. */
  max = 0;
  /** The moment of the first change of each block, and the value after it. */
  readonly #moments: Numbers;
  readonly #values: Numbers;
  /** The steps and ranges of all blocks but the open one. */
  readonly #steps: Numbers;
  readonly #ranges: Pyramid;
  #open: OpenBlock = { ...begun(-1, 0), steps: BLOCK_STEPS };
  /** The moment of the last change that was sent to the copy. */
  #taken = -1;

  constructor(
    moments: Numbers = new Numbers(),
    values: Numbers = new Numbers(),
    steps: Numbers = new Numbers(),
    ranges: Pyramid = new Pyramid(),
  ) {
    this.#moments = moments;
    this.#values = values;
    this.#steps = steps;
    this.#ranges = ranges;
  }

  /** The current value. */
  get now(): number {
    return this.#open.value;
  }

  /** How many blocks its changes take. */
  get blocks(): number {
    return this.#moments.length;
  }

  /** Notes the value after event number `moment`. */
  set(moment: number, value: number): void {
    const open = this.#open;
    const by = value - open.value;
    if (by === 0) return;
    const gap = moment - open.moment;
    if (value > this.max) this.max = value;
    if (open.steps === BLOCK_STEPS || (by !== 1 && by !== -1) || gap <= 0 || gap > MOST_GAP) {
      this.#begin(moment, value);
      return;
    }
    open.moment = moment;
    open.value = value;
    const at = open.steps >> 1;
    const step = 2 * gap + (by === 1 ? 1 : 0);
    open.words[at] = (open.steps & 1) === 0 ? step : (open.words[at] ?? 0) | (step << 16);
    open.steps += 1;
    if (value < open.min) open.min = value;
    if (value > open.max) open.max = value;
  }

  /** Notes that event number `moment` changed the value by `by`; it never falls below 0. */
  add(moment: number, by: number): void {
    const value = this.#open.value + by;
    this.set(moment, value < 0 ? 0 : value);
  }

  /** The value at a moment: after all events before it. */
  before(moment: number): number {
    return this.#walk(this.#blockOf(moment - 1), moment - 1, moment - 1).value;
  }

  /** The range of values from one moment to another, both included. */
  between(from: number, to: number): Range {
    const first = this.#blockOf(from - 1);
    const last = this.#blockOf(to - 1);
    const start = this.#walk(first, from - 1, to - 1);
    if (first === last) return { min: start.min, max: start.max };
    const ends = both(start, this.#walk(last, -1, to - 1));
    return last === first + 1 ? ends : both(ends, this.#ranges.between(first + 1, last));
  }

  /** A copy up to a moment, which then grows independently. */
  fork(moment: number): Track {
    const last = this.#blockOf(moment - 1);
    if (last < 0) return new Track();
    const other = new Track(
      this.#moments.first(last + 1),
      this.#values.first(last + 1),
      this.#steps.first(last * BLOCK_WORDS),
      this.#ranges.first(last),
    );
    other.max = this.between(0, moment).max;
    const { steps, min, max, value, moment: at } = this.#walk(last, -1, moment - 1);
    const [from, start] = [this.#wordsOf(last), this.#startIn(last)];
    const words = new Int32Array(BLOCK_WORDS);
    for (let word = 0; 2 * word < steps; word++) {
      const isHalf = 2 * word + 1 === steps;
      words[word] = (from[start + word] ?? 0) & (isHalf ? 0xffff : -1);
    }
    other.#open = { words, steps, min, max, moment: at, value };
    return other;
  }

  /** What was added since the last call, for a copy elsewhere; null for nothing. */
  take(): TrackGrowth | null {
    const open = this.#open;
    if (open.moment === this.#taken) return null;
    this.#taken = open.moment;
    return {
      max: this.max,
      moments: this.#moments.take(),
      values: this.#values.take(),
      steps: this.#steps.take(),
      ranges: this.#ranges.take(),
      open: { ...open, words: open.words.slice() },
    };
  }

  /** Takes in what was added to the original. */
  grow(growth: TrackGrowth | null): void {
    if (growth === null) return;
    this.max = growth.max;
    this.#moments.grow(growth.moments);
    this.#values.grow(growth.values);
    this.#steps.grow(growth.steps);
    this.#ranges.grow(growth.ranges);
    this.#open = growth.open;
  }

  /** Closes the open block, if any, and begins a new one with a change. */
  #begin(moment: number, value: number): void {
    const { words, min, max } = this.#open;
    if (this.#moments.length > 0) {
      for (const word of words) this.#steps.push(word);
      this.#ranges.push(min, max);
    }
    this.#moments.push(moment);
    this.#values.push(value);
    this.#open = begun(moment, value);
  }

  /** Number of the last block that begins at or before event `limit`; −1 if none does. */
  #blockOf(limit: number): number {
    return this.#moments.countUpTo(limit) - 1;
  }

  /** The list that holds the steps of a block from {@link Track.#startIn} on; 0 or nothing follows the last one. */
  #wordsOf(block: number): NumberArray {
    return this.#isOpen(block) ? this.#open.words : this.#steps.piece(block * BLOCK_WORDS);
  }

  #startIn(block: number): number {
    return this.#isOpen(block) ? 0 : (block * BLOCK_WORDS) & PIECE_MASK;
  }

  #isOpen(block: number): boolean {
    return block === this.#moments.length - 1;
  }

  /**
   * Walks through the changes of a block up to event `until`, at least through the first one. The range starts with
   * the value after event `after`.
   */
  #walk(block: number, after: number, until: number): Walk {
    let moment = this.#moments.at(block);
    let value = this.#values.at(block);
    let min = value;
    let max = value;
    let steps = 0;
    const words = this.#wordsOf(block);
    const start = this.#startIn(block);
    for (; block >= 0 && steps < BLOCK_STEPS; steps++) {
      const step = ((words[start + (steps >> 1)] ?? 0) >>> (16 * (steps & 1))) & 0xffff;
      if (step === 0 || moment + (step >> 1) > until) break;
      moment += step >> 1;
      value += (step & 1) === 1 ? 1 : -1;
      if (moment <= after || value < min) min = value;
      if (moment <= after || value > max) max = value;
    }
    return { min, max, value, moment, steps };
  }
}

/** Where a walk through a block ended: after how many steps, and the range of values on the way. */
interface Walk extends Range {
  readonly value: number;
  readonly moment: number;
  readonly steps: number;
}

/** A block that begins with a change. */
function begun(moment: number, value: number): OpenBlock {
  return { words: new Int32Array(BLOCK_WORDS), steps: 0, min: value, max: value, moment, value };
}
