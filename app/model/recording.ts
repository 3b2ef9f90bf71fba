import { decodeEvent, EVENT_WORDS, type Event, type EventChunk, timeAt } from '../../engine/index.ts';
import { Keyframes, STEP_EVENTS } from './keyframes.ts';
import { reduce } from './reduce.ts';
import { Series } from './series/series.ts';
import { TIME_STEP, TimeIndex } from './time-index.ts';
import type { View } from './view.ts';

/** All events of a run so far, append-only, and the texts that they refer to. */
export class Recording {
  readonly strings: string[] = [];
  readonly times: TimeIndex = new TimeIndex();
  readonly series: Series = new Series();
  readonly #chunks: EventChunk[] = [];
  /** Number of the first event of each chunk. */
  readonly #starts: number[] = [];
  readonly #keyframes: Keyframes;
  #length = 0;

  constructor(keyframes: Keyframes = new Keyframes()) {
    this.#keyframes = keyframes;
  }

  /** Number of events. */
  get length(): number {
    return this.#length;
  }

  /** The events, in the chunks in which they came. */
  get chunks(): readonly EventChunk[] {
    return this.#chunks;
  }

  /** Bytes that its events and keyframes take. */
  get bytes(): number {
    return this.#length * EVENT_WORDS * 4 + this.#keyframes.bytes;
  }

  /** Appends events and the texts that are new with them. */
  append(chunks: readonly EventChunk[], strings: readonly string[]): void {
    this.strings.push(...strings);
    for (const chunk of chunks) {
      if (chunk.count === 0) continue;
      this.#chunks.push(chunk);
      this.#starts.push(this.#length);
      this.#length += chunk.count;
      this.times.extend(chunk);
      this.series.extend(chunk);
    }
  }

  /** A recording of the first `length` events and the texts told with them, which goes its own way from there. */
  fork(length: number, strings: readonly string[]): Recording {
    const other = new Recording(this.#keyframes.fork(length));
    const kept: EventChunk[] = [];
    for (const [i, chunk] of this.#chunks.entries()) {
      const count = Math.min(chunk.count, length - (this.#starts[i] ?? 0));
      if (count <= 0) break;
      kept.push(count === chunk.count ? chunk : { words: chunk.words.slice(0, count * EVENT_WORDS), count });
    }
    other.append(kept, strings);
    return other;
  }

  /**
   * Event number `moment`, taken apart.
   * @throws RangeError when it has not been recorded.
   */
  event(moment: number): Event {
    const at = this.#chunkOf(moment);
    const chunk = this.#chunks[at];
    if (chunk === undefined) throw new RangeError(`event ${moment} of ${this.#length} does not exist`);
    return decodeEvent(chunk, moment - (this.#starts[at] ?? 0));
  }

  /** The first word of event number `moment`: who and what, see event-log.ts. */
  word(moment: number): number {
    return this.#word(moment, 0);
  }

  /** The time at a moment, in ns: that of the latest of all events before it. */
  timeBefore(moment: number): number {
    const goal = Math.max(0, Math.min(moment, this.#length));
    let time = this.times.before(goal);
    if (goal === this.#length) return time;
    for (let at = goal - (goal % TIME_STEP); at < goal; at++)
      time = Math.max(time, timeAt(this.#word(at, 1), time));
    return time;
  }

  /** The first moment at which it is `time` or later, in ns; the end if that comes first. */
  momentAtTime(time: number): number {
    const block = this.times.momentAt(time);
    if (block === 0) return 0;
    let moment = Math.floor((block - 1) / TIME_STEP) * TIME_STEP;
    let now = this.times.before(moment);
    while (moment < block && now < time) now = Math.max(now, timeAt(this.#word(moment++, 1), now));
    return moment;
  }

  #word(moment: number, place: number): number {
    const at = this.#chunkOf(moment);
    return this.#chunks[at]?.words[(moment - (this.#starts[at] ?? 0)) * EVENT_WORDS + place] ?? 0;
  }

  /**
   * Moves a view of this recording to `moment`, forward or back, or to the end if that comes first. It starts from where
   * it is or from the nearest keyframe before, whichever is nearer; keyframes are made as views come past their places.
   */
  seek(view: View, moment: number): void {
    const goal = Math.max(0, Math.min(moment, this.#length));
    const isStep = Math.abs(goal - view.moment) <= STEP_EVENTS;
    const frame = this.#keyframes.before(goal);
    if (goal < view.moment || frame.plain.moment > view.moment) view.restore(frame);
    while (view.moment < goal) this.#advance(view, goal, isStep);
  }

  /** Takes in the events up to `goal`, the end of a chunk or a place for a keyframe, whichever comes first. */
  #advance(view: View, goal: number, isStep: boolean): void {
    const at = this.#chunkOf(view.moment);
    const chunk = this.#chunks[at];
    if (chunk === undefined) throw new RangeError(`event ${view.moment} of ${this.#length} does not exist`);
    const start = this.#starts[at] ?? 0;
    const stop = this.#keyframes.stopAfter(view.moment, goal, isStep);
    reduce(view, chunk, view.moment - start, Math.min(chunk.count, stop - start), this.strings);
    this.#keyframes.offer(view, isStep);
  }

  /** Index of the chunk that holds event `moment`. */
  #chunkOf(moment: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
