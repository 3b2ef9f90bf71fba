/** A timer that runs; {@link Timers.start} makes it. */
export interface Timer {
  /** Jiffy at which it fires. */
  readonly expires: number;
  readonly fire: () => void;
  prev: Timer | null;
  next: Timer | null;
  pending: boolean;
}

/** The timers of a machine, in order of expiry and, for equal expiry, of their start. */
export class Timers {
  #head: Timer | null = null;
  #tail: Timer | null = null;

  /** Starts a timer that calls `fire` at jiffy `expires`. */
  start(expires: number, fire: () => void): Timer {
    let after = this.#tail;
    while (after !== null && after.expires > expires) after = after.prev;
    const next = after === null ? this.#head : after.next;
    const timer: Timer = { expires, fire, prev: after, next, pending: true };
    if (after === null) this.#head = timer;
    else after.next = timer;
    if (next === null) this.#tail = timer;
    else next.prev = timer;
    return timer;
  }

  /** Stops a timer; one that has fired or was stopped stays as it is. */
  stop(timer: Timer): void {
    if (!timer.pending) return;
    timer.pending = false;
    if (timer.prev === null) this.#head = timer.next;
    else timer.prev.next = timer.next;
    if (timer.next === null) this.#tail = timer.prev;
    else timer.next.prev = timer.prev;
  }

  /** Fires, in order, every timer that expires at jiffy `now` or before. */
  fireUntil(now: number): void {
    while (this.#head !== null && this.#head.expires <= now) {
      const timer = this.#head;
      this.stop(timer);
      timer.fire();
    }
  }
}
