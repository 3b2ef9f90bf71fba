import type { CountingSink } from '../event/log.ts';

/** Counts events and drops them: limits the events of a machine that otherwise runs as fast as without them. */
export class EventCounter implements CountingSink {
  emitted = 0;
  #watched: number = Number.POSITIVE_INFINITY;
  #reached: () => void = () => {};

  append(): void {
    this.emitted += 1;
    if (this.emitted === this.#watched) this.#reached();
  }

  watch(events: number, reached: () => void): void {
    this.#watched = events;
    this.#reached = reached;
    if (this.emitted >= events) reached();
  }

  intern(): number {
    return 0;
  }
}
