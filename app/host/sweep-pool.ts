import type { SweepJob, SweepNews } from './sweep-job.ts';
import { createRunner, type SweepRunner } from './sweep-runner.ts';

/** A run is given up after this many ms without a report. */
const PATIENCE = 30_000;

interface Slot {
  runner: SweepRunner;
  job: SweepJob | null;
  timer: ReturnType<typeof setTimeout> | null;
}

/** Runs jobs in `size` workers. If a worker dies, only its run is lost. */
export class SweepPool {
  readonly #slots: Slot[] = [];
  readonly #queue: SweepJob[];
  readonly #report: (news: SweepNews) => void;
  #isPaused = false;

  constructor(jobs: readonly SweepJob[], size: number, report: (news: SweepNews) => void) {
    this.#queue = [...jobs];
    this.#report = report;
    for (let i = 0; i < Math.min(size, jobs.length); i++) {
      const slot: Slot = { runner: this.#makeRunner(() => slot), job: null, timer: null };
      this.#slots.push(slot);
      this.#next(slot);
    }
  }

  /** Starts no more runs until {@link SweepPool.resume}; those under way continue. */
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
      slot.runner.stop();
    }
    this.#slots.length = 0;
    this.#queue.length = 0;
  }

  #makeRunner(slot: () => Slot): SweepRunner {
    return createRunner({
      onNews: (news) => this.#hear(slot(), news),
      onFailure: (reason) => this.#giveUp(slot(), reason),
    });
  }

  #hear(slot: Slot, news: SweepNews): void {
    if (slot.job?.id !== news.id) return;
    this.#report(news);
    if (news.kind === 'progress') this.#watch(slot);
    else this.#next(slot);
  }

  #next(slot: Slot): void {
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
    slot.job = this.#isPaused ? null : (this.#queue.shift() ?? null);
    if (slot.job === null) return;
    slot.runner.run(slot.job);
    this.#watch(slot);
  }

  #watch(slot: Slot): void {
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = setTimeout(() => this.#giveUp(slot, 'it took too long'), PATIENCE);
  }

  #giveUp(slot: Slot, reason: string): void {
    const { job } = slot;
    slot.runner.stop();
    slot.runner = this.#makeRunner(() => slot);
    if (job !== null) this.#report({ id: job.id, kind: 'failed', reason });
    this.#next(slot);
  }
}
