import type { EngineHost } from '../../host/protocol.ts';
import type { ScenarioBlock, When } from '../../lessons/lesson.ts';
import { endOf } from '../machine/branches.ts';
import type { FreshRun } from '../machine/fresh-session.ts';
import type { LessonApp } from './lesson-app.ts';
import { record } from './record.ts';
import { isRecorded } from './recorded.ts';
import { originOf, showMachine, untouchedBranch } from './step.ts';

/** A run of a machine, and the moment at which it had booted. */
interface KeptRun {
  readonly run: FreshRun;
  readonly start: number;
  /** Null for a run that was shown before: its engine is gone. */
  readonly host: EngineHost | null;
}

/** A machine that is started before it is needed. */
interface Early {
  readonly block: ScenarioBlock;
  readonly host: EngineHost;
  /** Null if it could not be run. */
  readonly run: Promise<KeptRun | null>;
}

/**
 * The machines of a lesson. The next one is recorded while the learner reads the current step, and those already shown
 * are kept, so each step appears at once.
 */
export class LessonMachines {
  readonly #app: LessonApp;
  readonly #kept = new Map<ScenarioBlock, KeptRun>();
  #shown: ScenarioBlock | null = null;
  #wanted: ScenarioBlock | null = null;
  #early: Early | null = null;

  constructor(app: LessonApp) {
    this.#app = app;
  }

  /** Shows a machine as the lesson defines it. Resolves to whether it is shown and no other was requested meanwhile. */
  async show(block: ScenarioBlock): Promise<boolean> {
    this.#wanted = block;
    if (untouchedBranch(this.#app, block) === null) {
      this.#keepShown();
      const run = this.#takeKept(block) ?? (await this.#takeEarly(block));
      if (this.#wanted !== block) return false;
      if (run !== null) this.#app.machine.showRun(run.run, run.start, run.host);
    }
    const isThere = await showMachine(this.#app, block);
    if (isThere) this.#shown = block;
    return isThere;
  }

  /** Starts recording a machine up to a moment, unless it is recorded already. Replaces one that was not needed. */
  prepare(block: ScenarioBlock, until: When): void {
    if (this.#kept.has(block) || this.#early?.block === block) return;
    this.#dropEarly();
    const host = this.#app.newHost();
    this.#early = { block, host, run: this.#record(block, until, host) };
  }

  /** Forgets all machines but the one that is shown. */
  clear(): void {
    this.#dropEarly();
    this.#kept.clear();
    this.#shown = null;
    this.#wanted = null;
  }

  async #record(block: ScenarioBlock, until: When, host: EngineHost): Promise<KeptRun | null> {
    const { scenario, journal } = block;
    try {
      const { recording, start, report } = await record(
        host,
        { scenario, journal, end: scenario.end },
        (soFar) => isRecorded(soFar, until),
      );
      const cause = { kind: 'scenario' } as const;
      return { run: { origin: originOf(block), recording, journal, cause, ...endOf(report) }, start, host };
    } catch {
      // It fails again, with its reason, when it is shown.
      host.dispose();
      return null;
    }
  }

  /** Takes a kept run to show it again. It may be changed by hand, so it is kept again only when it is left. */
  #takeKept(block: ScenarioBlock): KeptRun | null {
    const run = this.#kept.get(block) ?? null;
    this.#kept.delete(block);
    return run;
  }

  async #takeEarly(block: ScenarioBlock): Promise<KeptRun | null> {
    const early = this.#early;
    if (early?.block !== block) return null;
    const run = await early.run;
    // It may have been dropped in the meantime.
    if (this.#early !== early) return null;
    this.#early = null;
    return run;
  }

  #dropEarly(): void {
    this.#early?.host.dispose();
    this.#early = null;
  }

  /** Keeps the run that is shown, if nothing was done to it by hand. */
  #keepShown(): void {
    const block = this.#shown;
    const run = block === null ? null : untouchedBranch(this.#app, block);
    if (block === null || run === null) return;
    this.#kept.set(block, { run, start: this.#app.session.getState().start, host: null });
  }
}
