import { decodeEvent, type Event, type EventChunk } from '../../engine/index.ts';
import { reduce } from './reduce.ts';
import type { View } from './view.ts';

/** All events of a run so far, append-only, and the texts that they refer to. */
export class Recording {
  readonly strings: string[] = [];
  readonly #chunks: EventChunk[] = [];
  /** Number of the first event of each chunk. */
  readonly #starts: number[] = [];
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

  /** Moves a view of this recording forward to `moment`, or to the end if that comes first. */
  advance(view: View, moment: number): void {
    const goal = Math.min(moment, this.#length);
    for (let at = this.#chunkOf(view.moment); view.moment < goal; at++) {
      const chunk = this.#chunks[at];
      if (chunk === undefined) return;
      const start = this.#starts[at] ?? 0;
      reduce(view, chunk, view.moment - start, Math.min(chunk.count, goal - start), this.strings);
    }
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
