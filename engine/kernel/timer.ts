/** A timer, which can be started again after it fired. */
export class Timer {
  /** Jiffy at which it fires or last fired. */
  expires = 0;
  /** The CPU that it interrupts. */
  cpu = 0;
  pending = false;
  prev: Timer | null = null;
  next: Timer | null = null;
  readonly fire: () => void;

  constructor(fire: () => void) {
    this.fire = fire;
  }
}

/** The timers of a machine in order of expiry; those that expire together, in the order in which they were started. */
export class Timers {
  #head: Timer | null = null;
  #tail: Timer | null = null;

  /** The timer that expires first, or null. */
  get first(): Timer | null {
    return this.#head;
  }

  /** Starts a stopped timer, to fire at jiffy `expires` on a CPU. */
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

  /** Stops a timer; does nothing if it has fired or was stopped. */
  stop(timer: Timer): void {
    if (!timer.pending) return;
    timer.pending = false;
    if (timer.prev === null) this.#head = timer.next;
    else timer.prev.next = timer.next;
    if (timer.next === null) this.#tail = timer.prev;
    else timer.next.prev = timer.prev;
  }

  /**
   * Fires, in order, every timer that expires at jiffy `nowJiffies` or before, except on CPUs whose interrupts are off.
   * Returns whether there were such timers.
   */
  fireUntil(nowJiffies: number, irqsOff: readonly boolean[]): boolean {
    let isLeft = false;
    for (let timer = this.#head; timer !== null && timer.expires <= nowJiffies; ) {
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
