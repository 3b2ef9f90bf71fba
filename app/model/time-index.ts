import { EVENT_WORDS, type EventChunk } from '../../engine/index.ts';
import type { PlainView } from './plain-view.ts';

/** Events between two entries of the index. */
export const TIME_STEP = 8;

/**
 * When events happened, in ns since start-up. Events of different cpus may stand a little out of order; the time of a
 * moment is the latest of all events before it.
 */
export class TimeIndex {
  /** The time at every multiple of {@link TIME_STEP}. */
  #times = new Float64Array(1024);
  #length = 0;
  #now = 0;
  #word = 0;
  #latest = 0;

  /** Takes in the events of a chunk that follow those before. */
  extend({ words, count }: EventChunk): void {
    let [now, word, latest, length] = [this.#now, this.#word, this.#latest, this.#length];
    for (let i = 0; i < count; i++) {
      if (length % TIME_STEP === 0) this.#note(length / TIME_STEP, latest);
      length += 1;
      const next = words[i * EVENT_WORDS + 1] ?? 0;
      now += (next - word) | 0;
      word = next;
      if (now > latest) latest = now;
    }
    [this.#now, this.#word, this.#latest, this.#length] = [now, word, latest, length];
  }

  /** The index of the events before a moment, of which `last` is the last one's time; it goes its own way from there. */
  fork(moment: number, latest: number, last: Pick<PlainView, 'now' | 'nowWord'>): TimeIndex {
    const other = new TimeIndex();
    const entries = Math.ceil(moment / TIME_STEP);
    other.#times = this.#times.slice(0, Math.max(1024, entries));
    [other.#length, other.#latest, other.#now, other.#word] = [moment, latest, last.now, last.nowWord];
    return other;
  }

  /** The time when all events so far had happened. */
  get latest(): number {
    return this.#latest;
  }

  /** The time at a moment, exact to the {@link TIME_STEP} events before it. */
  before(moment: number): number {
    if (moment >= this.#length) return this.#latest;
    return this.#times[Math.floor(Math.max(0, moment) / TIME_STEP)] ?? 0;
  }

  /** The first moment, to {@link TIME_STEP} events, at which it is `time` or later. */
  momentAt(time: number): number {
    let low = 0;
    let high = Math.ceil(this.#length / TIME_STEP);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return Math.min(low * TIME_STEP, this.#length);
  }

  #note(at: number, time: number): void {
    if (at >= this.#times.length) {
      const times = new Float64Array(2 * this.#times.length);
      times.set(this.#times);
      this.#times = times;
    }
    this.#times[at] = time;
  }
}
