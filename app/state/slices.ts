import type { Steps } from '../model/steps.ts';

/** Ms of work after which the page gets its turn. */
const SLICE = 10;

/** Runs long work in slices, so the page can handle input and paint in between. */
export class Slices {
  #since = performance.now();

  /** Await this between steps of the work: resolves in another task once the slice is over. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since >= SLICE) await this.turn();
  }

  /** Resolves in another task, for a step that is a slice of its own. */
  async turn(): Promise<void> {
    await nextTask();
    this.#since = performance.now();
  }

  /** The result of work that pauses between its steps; null once `isStale` holds. */
  async run<T>(steps: Steps<T>, isStale: () => boolean): Promise<T | null> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await this.pause();
      if (isStale()) return null;
    }
  }
}

/** Resolves in a new task, without the minimum delay of 4 ms that timers have. */
async function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
