/** A timer that runs; {@link Timers.start} makes it. */
export interface Timer {
  /** Jiffy at which it fires. */
  readonly expires: number;
  readonly fire: () => void;
  /** The cpu that it interrupts. */
  readonly cpu: number;
  prev: Timer | null;
  next: Timer | null;
  pending: boolean;
}

/** The timers of a machine, in order of expiry and, for equal expiry, of their start. */
export class Timers {
  #head: Timer | null = null;
  #tail: Timer | null = null;

  /** Starts a timer that calls `fire` at jiffy `expires` on a cpu. */
  start(expires: number, fire: () => void, cpu: number): Timer {
    let after = this.#tail;
    while (after !== null && after.expires > expires) after = after.prev;
    const next = after === null ? this.#head : after.next;
    const timer: Timer = { expires, fire, cpu, prev: after, next, pending: true };
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

  /**
   * Fires, in order, every timer that expires at jiffy `now` or before, but for those of cpus whose interrupts are off;
   * says whether such are left.
   */
  fireUntil(now: number, irqsOff: readonly boolean[]): boolean {
    let isLeft = false;
    for (let timer = this.#head; timer !== null && timer.expires <= now; ) {
      if (irqsOff[timer.cpu] === true) {
        isLeft = true;
        timer = timer.next;
        continue;
      }
      this.stop(timer);
      timer.fire();
      timer = isLeft ? timer.next : this.#head;
    }
    return isLeft;
  }
}
