import { decodeEvent, EVENT_WORDS, type Event, type EventChunk, timeAt } from '../../engine/index.ts';
import { KEYFRAME_EVENTS, Keyframes, STEP_EVENTS } from './keyframes.ts';
import { Overview, type OverviewGrowth } from './overview.ts';
import type { ActionIndex } from './pace/action-index.ts';
import { reduce } from './reduce.ts';
import type { Series } from './series/series.ts';
import { TIME_STEP, type TimeIndex } from './time-index.ts';
import { View } from './view.ts';

/** All events of a run so far, append-only, and the texts that they refer to. */
export class Recording {
  readonly strings: string[] = [];
  readonly #overview: Overview;
  readonly #chunks: EventChunk[] = [];
  /** Number of the first event of each chunk. */
  readonly #starts: number[] = [];
  readonly #keyframes: Keyframes;
  #keptFrom = 0;
  #length = 0;
  #lastChunk = 0;

  constructor(overview: Overview = new Overview(), keyframes: Keyframes = new Keyframes()) {
    this.#overview = overview;
    this.#keyframes = keyframes;
  }

  get times(): TimeIndex {
    return this.#overview.times;
  }

  get series(): Series {
    return this.#overview.series;
  }

  get action(): ActionIndex {
    return this.#overview.action;
  }

  /** Number of events. */
  get length(): number {
    return this.#length;
  }

  /** Number of the first event that is still kept; before it there are only keyframes. */
  get keptFrom(): number {
    return this.#keptFrom;
  }

  /** The events that are kept, in the chunks in which they came. */
  get chunks(): readonly EventChunk[] {
    return this.#chunks;
  }

  /** Bytes that its events and keyframes take. */
  get bytes(): number {
    return (this.#length - this.#keptFrom) * EVENT_WORDS * 4 + this.#keyframes.bytes;
  }

  /**
   * Appends events, the strings that they introduce, and the increment of their overview if that was made elsewhere.
   */
  append(chunks: readonly EventChunk[], strings: readonly string[], growth?: OverviewGrowth): void {
    this.strings.push(...strings);
    const isKnown = growth !== undefined && this.#overview.grow(growth);
    for (const chunk of chunks) {
      if (chunk.count === 0) continue;
      this.#add(chunk);
      if (!isKnown) this.#overview.extend(chunk);
    }
  }

  #add(chunk: EventChunk): void {
    this.#chunks.push(chunk);
    this.#starts.push(this.#length);
    this.#length += chunk.count;
  }

  /** A copy of the recording up to a reachable moment, which then grows independently. */
  fork(moment: number, strings: readonly string[]): Recording {
    const view = new View();
    this.seek(view, moment);
    const overview = this.#overview.fork(view);
    const other = new Recording(overview, this.#keyframes.fork(moment));
    other.strings.push(...strings);
    other.#keptFrom = Math.min(moment, this.#keptFrom);
    other.#length = other.#keptFrom;
    for (const [i, { words, count }] of this.#chunks.entries()) {
      const part = Math.min(count, moment - (this.#starts[i] ?? 0));
      if (part <= 0) break;
      other.#add({ words: part === count ? words : words.slice(0, part * EVENT_WORDS), count: part });
    }
    return other;
  }

  /** Drops the events up to the last keyframe place before a moment; only their keyframes remain. */
  thin(moment: number): void {
    const from = Math.min(moment, this.#length);
    const place = from - (from % KEYFRAME_EVENTS);
    if (place <= this.#keptFrom) return;
    // On the way, this takes all keyframes that are still missing.
    this.seek(new View(), place);
    this.#keptFrom = place;
    const gone = this.#chunkOf(place);
    this.#chunks.splice(0, gone);
    this.#starts.splice(0, gone);
    const [first] = this.#chunks;
    const cut = place - (this.#starts[0] ?? place);
    if (first === undefined || cut === 0) return;
    this.#chunks[0] = { words: first.words.slice(cut * EVENT_WORDS), count: first.count - cut };
    this.#starts[0] = place;
  }

  /**
   * Event number `moment`, decoded.
   * @throws RangeError when it has not been recorded, or is no longer kept.
   */
  event(moment: number): Event {
    const { chunk, start } = this.chunkAt(moment);
    return decodeEvent(chunk, moment - start);
  }

  /**
   * The chunk that holds event number `moment`, and the number of its first event.
   * @throws RangeError when the event has not been recorded, or is no longer kept.
   */
  chunkAt(moment: number): { readonly chunk: EventChunk; readonly start: number } {
    const at = this.#chunkOf(moment);
    const chunk = this.#chunks[at];
    if (chunk === undefined) throw new RangeError(`event ${moment} of ${this.#length} is not there`);
    return { chunk, start: this.#starts[at] ?? 0 };
  }

  /**
   * The first word of event number `moment`: its kind, CPU and task, see engine/event/log.ts; 0 if it is not kept.
   */
  word(moment: number): number {
    const at = this.#chunkOf(moment);
    return this.#chunks[at]?.words[(moment - (this.#starts[at] ?? 0)) * EVENT_WORDS] ?? 0;
  }

  /** The time at a moment, in ns: the latest time of the events before it. */
  timeBefore(moment: number): number {
    const goal = Math.max(0, Math.min(moment, this.#length));
    const time = this.times.before(goal);
    if (goal === this.#length || goal <= this.#keptFrom) return time;
    return this.#goOn(goal - (goal % TIME_STEP), time, goal, Number.POSITIVE_INFINITY).time;
  }

  /** The first moment at which the time is `ns` or later; the end if there is none. */
  momentAtTime(ns: number): number {
    const block = this.times.momentAt(ns);
    if (block <= this.#keptFrom) return block;
    const moment = Math.floor((block - 1) / TIME_STEP) * TIME_STEP;
    return this.#goOn(moment, this.times.before(moment), block, ns).moment;
  }

  /**
   * Advances from a moment and its time to another moment, or to where the time is `untilNs` or later. Timelines do so
   * for every pixel.
   */
  #goOn(
    from: number,
    fromNs: number,
    to: number,
    untilNs: number,
  ): { readonly moment: number; readonly time: number } {
    let [moment, time] = [from, fromNs];
    while (moment < to && time < untilNs) {
      const { chunk, start } = this.chunkAt(moment);
      const end = Math.min(to, start + chunk.count);
      while (moment < end && time < untilNs) {
        time = Math.max(time, timeAt(chunk.words[(moment - start) * EVENT_WORDS + 1] ?? 0, time));
        moment += 1;
      }
    }
    return { moment, time };
  }

  /**
   * Moves a view of this recording to `moment`, forward or back, or to the end if that is nearer. It starts from its
   * current place or from the nearest keyframe before `moment`, and takes keyframes on the way. Where events were
   * dropped, it continues to the next keyframe in its direction.
   */
  seek(view: View, moment: number): void {
    const goal = this.#reachable(Math.max(0, Math.min(moment, this.#length)), view.moment);
    const isStep = Math.abs(goal - view.moment) <= STEP_EVENTS;
    const isStepBack = isStep && goal < view.moment;
    // The events of a step forward take less time than a keyframe.
    const isStepForward = isStep && goal >= view.moment && view.moment >= this.#keptFrom;
    if (!isStepForward) {
      const frame = this.#keyframes.before(goal);
      if (goal < view.moment || frame.plain.moment > view.moment) view.restore(frame);
    }
    while (view.moment < goal) this.#advance(view, goal, isStepBack);
    view.now = this.timeBefore(goal);
  }

  /** The last moment up to `moment` that a view of this recording can show. */
  reachable(moment: number): number {
    return this.#reachable(Math.max(0, Math.min(moment, this.#length)), moment);
  }

  #reachable(goal: number, from: number): number {
    if (goal >= this.#keptFrom) return goal;
    const place = goal / KEYFRAME_EVENTS;
    return (goal > from ? Math.ceil(place) : Math.floor(place)) * KEYFRAME_EVENTS;
  }

  /** Applies the events up to `goal`, the end of a chunk, or the next place for a keyframe, whichever comes first. */
  #advance(view: View, goal: number, isStepBack: boolean): void {
    const { chunk, start } = this.chunkAt(view.moment);
    const stop = this.#keyframes.stopAfter(view.moment, goal, isStepBack);
    reduce(view, chunk, view.moment - start, Math.min(chunk.count, stop - start), this.strings);
    this.#keyframes.offer(view, isStepBack);
  }

  /** Index of the chunk that holds event `moment`. Most often that is the one that was asked for last. */
  #chunkOf(moment: number): number {
    const last = this.#lastChunk;
    const next = this.#starts[last + 1] ?? Number.POSITIVE_INFINITY;
    if (moment >= (this.#starts[last] ?? Number.POSITIVE_INFINITY) && moment < next) return last;
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    this.#lastChunk = low - 1;
    return low - 1;
  }
}
