import WORKER_URL from './sweep.worker.ts?worker&url';
import type { SweepJob, SweepNews } from './sweep-job.ts';

/** A run that says nothing for so long is given up, in ms. */
const PATIENCE = 30_000;

interface Slot {
  worker: Worker;
  job: SweepJob | null;
  timer: ReturnType<typeof setTimeout> | null;
}

/** Fetches the code of the workers, so that they start without a network. */
export async function fetchSweepWorker(): Promise<void> {
  const { ok, status } = await fetch(WORKER_URL);
  if (!ok) throw new Error(`the sweep's worker could not be fetched: ${status}`);
}

/** Runs jobs in workers, as many at a time as there are processors but one. A worker that dies costs its run alone. */
export class SweepPool {
  readonly #slots: Slot[] = [];
  readonly #queue: SweepJob[];
  readonly #tell: (news: SweepNews) => void;
  #isPaused = false;

  constructor(jobs: readonly SweepJob[], size: number, tell: (news: SweepNews) => void) {
    this.#queue = [...jobs];
    this.#tell = tell;
    for (let i = 0; i < Math.min(size, jobs.length); i++) {
      const slot: Slot = { worker: this.#makeWorker(() => slot), job: null, timer: null };
      this.#slots.push(slot);
      this.#next(slot);
    }
  }

  /** Begins no more runs until {@link SweepPool.resume}; those under way go on. */
  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    for (const slot of this.#slots) if (slot.job === null) this.#next(slot);
  }

  /** Ends all workers at once. */
  cancel(): void {
    for (const slot of this.#slots) {
      if (slot.timer !== null) clearTimeout(slot.timer);
      slot.worker.terminate();
    }
    this.#slots.length = 0;
    this.#queue.length = 0;
  }

  #makeWorker(slot: () => Slot): Worker {
    const worker = new Worker(WORKER_URL, { type: 'module', name: 'sweep' });
    worker.addEventListener('message', ({ data }: MessageEvent<SweepNews>) => this.#hear(slot(), data));
    worker.addEventListener('error', (event) => this.#giveUp(slot(), `the worker stopped: ${event.message}`));
    return worker;
  }

  #hear(slot: Slot, news: SweepNews): void {
    if (slot.job?.id !== news.id) return;
    this.#tell(news);
    if (news.kind === 'progress') this.#watch(slot);
    else this.#next(slot);
  }

  #next(slot: Slot): void {
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
    slot.job = this.#isPaused ? null : (this.#queue.shift() ?? null);
    if (slot.job === null) return;
    slot.worker.postMessage(slot.job);
    this.#watch(slot);
  }

  #watch(slot: Slot): void {
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = setTimeout(() => this.#giveUp(slot, 'it took too long'), PATIENCE);
  }

  #giveUp(slot: Slot, reason: string): void {
    const { job } = slot;
    slot.worker.terminate();
    slot.worker = this.#makeWorker(() => slot);
    if (job !== null) this.#tell({ id: job.id, kind: 'failed', reason });
    this.#next(slot);
  }
}
