import { Numbers } from './numbers.ts';

/** Events that a track takes together. */
export const TRACK_STEP = 32;

/** The lowest and highest value within a stretch of events. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * A number over the course of a recording. Of every {@link TRACK_STEP} events in which it changed the lowest, the highest
 * and the last value are kept, so that a spike is never lost; stretches without a change cost nothing.
 */
export class Track {
  readonly #blocks = new Numbers();
  readonly #mins = new Numbers();
  readonly #maxs = new Numbers();
  readonly #lasts = new Numbers();
  /** The highest value so far. */
  max = 0;

  /** The present value. */
  get now(): number {
    return this.#lasts.at(this.#lasts.length - 1);
  }

  /** Notes a value from event number `moment` on. */
  set(moment: number, value: number): void {
    const block = Math.floor(moment / TRACK_STEP);
    if (value > this.max) this.max = value;
    if (this.#blocks.length > 0 && this.#blocks.at(this.#blocks.length - 1) === block) {
      const last = this.#blocks.length - 1;
      if (value < this.#mins.at(last)) this.#mins.setLast(value);
      if (value > this.#maxs.at(last)) this.#maxs.setLast(value);
      this.#lasts.setLast(value);
      return;
    }
    const before = this.now;
    this.#blocks.push(block);
    this.#mins.push(Math.min(before, value));
    this.#maxs.push(Math.max(before, value));
    this.#lasts.push(value);
  }

  /** The value at a moment, exact to the {@link TRACK_STEP} events before it. */
  before(moment: number): number {
    return this.#lasts.at(this.#blocks.countUpTo(Math.floor(moment / TRACK_STEP) - 1) - 1);
  }

  /** The range of values between two moments, exact to {@link TRACK_STEP} events at both ends. */
  between(from: number, to: number): Range {
    const first = this.#blocks.countUpTo(Math.floor(from / TRACK_STEP) - 1);
    const end = this.#blocks.countUpTo(Math.floor(Math.max(from, to - 1) / TRACK_STEP));
    if (first >= end) {
      const value = this.#lasts.at(first - 1);
      return { min: value, max: value };
    }
    let [min, max] = [this.#mins.at(first), this.#maxs.at(first)];
    for (let i = first + 1; i < end; i++) {
      min = Math.min(min, this.#mins.at(i));
      max = Math.max(max, this.#maxs.at(i));
    }
    return { min, max };
  }
}
