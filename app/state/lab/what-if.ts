import type { StoreApi, UseBoundStore } from 'zustand';
import type { JournalEntry, Scenario, TunableName } from '../../../engine/index.ts';
import type { WhatIfJob, WhatIfNews } from '../../host/what-if-job.ts';
import { createWhatIfRunner, type WhatIfRunner } from '../../host/what-if-runner.ts';
import { withJournal } from '../../model/export/with-journal.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { Overview } from '../../model/overview.ts';
import { vary } from '../../model/sweep/vary.ts';
import type { WouldBe } from './ghost.ts';

/** A requested run: of the ghost, or of the unchanged machine. */
interface Asked extends WhatIfJob {
  readonly isBase: boolean;
}

/** Ms to wait for the next value while a slider moves. */
const REST = 120;

/** Runs the machine again with another value of a module parameter, in a worker beside the machine's own. */
export class WhatIf {
  readonly store: UseBoundStore<StoreApi<WouldBe>>;
  #runner: WhatIfRunner | null = null;
  #jobs = 0;
  #running: Asked | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The outcome of the unchanged machine, by its scenario and journal. */
  #base: { readonly key: readonly unknown[]; readonly outcome: Outcome } | null = null;
  #key: readonly unknown[] = [];

  constructor(store: UseBoundStore<StoreApi<WouldBe>>) {
    this.store = store;
  }

  /** Shows how a run would go with a value from its beginning, with the actions by hand at the same times. */
  ask(scenario: Scenario, journal: readonly JournalEntry[], name: TunableName, value: number): void {
    clearTimeout(this.#timer);
    this.#key = [scenario, journal];
    const base = withJournal(scenario, journal);
    const varied = vary(base, name, value);
    const before = this.#known();
    this.#timer = setTimeout(() => {
      const ghost = { name, value, scenario: varied, version: 0, before, after: null, problem: null };
      this.store.setState({ ghost: { ...ghost, overview: new Overview() } });
      this.#run(varied, false, () => {
        if (this.#known() === null) this.#run(base, true, () => undefined);
      });
    }, REST);
  }

  /** Clears the what-if run. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#runner?.stop();
    this.#runner = null;
    this.#running = null;
    if (this.store.getState().ghost !== null) this.store.setState({ ghost: null });
  }

  #next: () => void = () => undefined;

  #run(scenario: Scenario, isBase: boolean, next: () => void): void {
    this.#runner ??= createWhatIfRunner({
      onNews: (news) => this.#hear(news),
      onFailure: (reason) => this.#fail(reason),
    });
    this.#jobs += 1;
    this.#running = { id: this.#jobs, scenario, isBase };
    this.#next = next;
    this.#runner.run({ id: this.#jobs, scenario });
  }

  #hear(news: WhatIfNews): void {
    const { ghost } = this.store.getState();
    const asked = this.#running;
    if (ghost === null || asked === null || news.id !== asked.id) return;
    if (news.kind === 'failed') {
      this.#fail(news.reason);
    } else if (news.kind === 'grown') {
      if (asked.isBase) return;
      ghost.overview.grow(news.growth);
      this.store.setState({ ghost: { ...ghost, version: ghost.version + 1 } });
    } else {
      if (asked.isBase) this.#base = { key: this.#key, outcome: news.outcome };
      const change = asked.isBase ? { before: news.outcome } : { after: news.outcome };
      this.store.setState({ ghost: { ...ghost, ...change } });
      this.#next();
    }
  }

  #fail(reason: string): void {
    this.#runner?.stop();
    this.#runner = null;
    const { ghost } = this.store.getState();
    if (ghost !== null) this.store.setState({ ghost: { ...ghost, problem: reason } });
  }

  /** The outcome of the unchanged machine, if that run was made before. */
  #known(): Outcome | null {
    const isSame = this.#base?.key.every((part, i) => part === this.#key[i]) ?? false;
    return isSame ? (this.#base?.outcome ?? null) : null;
  }
}
