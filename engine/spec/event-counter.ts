import type { CountingSink } from '../event/log.ts';

/** Counts events and drops them: a machine that needs a limit runs with it as fast as without events. */
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
