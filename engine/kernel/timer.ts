/** A timer: it is started again and again. */
export class Timer {
  /** Jiffy at which it fires, or fired last. */
  expires = 0;
  /** The cpu that it interrupts. */
  cpu = 0;
  pending = false;
  prev: Timer | null = null;
  next: Timer | null = null;
  readonly fire: () => void;

  constructor(fire: () => void) {
    this.fire = fire;
  }
}

/** The timers of a machine, in order of expiry and, for equal expiry, of their start. */
export class Timers {
  #head: Timer | null = null;
  #tail: Timer | null = null;

  /** Starts a timer that does not run, to fire at jiffy `expires` on a cpu. */
  start(timer: Timer, expires: number, cpu: number): void {
    let after = this.#tail;
    while (after !== null && after.expires > expires) after = after.prev;
    const next = after === null ? this.#head : after.next;
    timer.expires = expires;
    timer.cpu = cpu;
    timer.pending = true;
    timer.prev = after;
    timer.next = next;
    if (after === null) this.#head = timer;
    else after.next = timer;
    if (next === null) this.#tail = timer;
    else next.prev = timer;
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
