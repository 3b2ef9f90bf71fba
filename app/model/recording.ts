import { decodeEvent, type Event, type EventChunk } from '../../engine/index.ts';
import { reduce } from './reduce.ts';
import { View } from './view.ts';

/** Events between two keyframes. */
export const KEYFRAME_EVENTS = 32_768;

/** All events of a run so far, append-only, and the texts that they refer to. */
export class Recording {
  readonly strings: string[] = [];
  readonly #chunks: EventChunk[] = [];
  /** Number of the first event of each chunk. */
  readonly #starts: number[] = [];
  /** The view at every multiple of {@link KEYFRAME_EVENTS} that some view has reached. */
  readonly #keyframes: View[] = [new View()];
  #length = 0;

  /** Number of events. */
  get length(): number {
    return this.#length;
  }

  /** Appends events and the texts that are new with them. */
  append(chunks: readonly EventChunk[], strings: readonly string[]): void {
    this.strings.push(...strings);
    for (const chunk of chunks) {
      this.#chunks.push(chunk);
      this.#starts.push(this.#length);
      this.#length += chunk.count;
    }
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

  /**
   * Moves a view of this recording to `moment`, forward or back, or to the end if that comes first. Going back starts
   * from the keyframe before; keyframes are made as views first come past their places.
   */
  seek(view: View, moment: number): void {
    const goal = Math.max(0, Math.min(moment, this.#length));
    const keyframe =
      this.#keyframes[Math.min(Math.floor(goal / KEYFRAME_EVENTS), this.#keyframes.length - 1)];
    const isNearer = keyframe !== undefined && keyframe.moment > view.moment;
    if (keyframe !== undefined && (goal < view.moment || isNearer)) view.assign(keyframe);
    while (view.moment < goal) this.#advance(view, goal);
  }

  /** Takes in the events up to `goal`, the end of a chunk or the next place of a keyframe, whichever comes first. */
  #advance(view: View, goal: number): void {
    const at = this.#chunkOf(view.moment);
    const chunk = this.#chunks[at];
    if (chunk === undefined) throw new RangeError(`event ${view.moment} of ${this.#length} does not exist`);
    const start = this.#starts[at] ?? 0;
    const nextFrame = this.#keyframes.length * KEYFRAME_EVENTS;
    const stop = view.moment < nextFrame ? Math.min(goal, nextFrame) : goal;
    reduce(view, chunk, view.moment - start, Math.min(chunk.count, stop - start), this.strings);
    if (view.moment === nextFrame) this.#keep(view);
  }

  #keep(view: View): void {
    const keyframe = new View();
    keyframe.assign(view);
    this.#keyframes.push(keyframe);
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
