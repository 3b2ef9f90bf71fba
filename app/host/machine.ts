import {
  type Caller,
  CommandError,
  type EventChunk,
  EventLog,
  type JournalEntry,
  Run,
  type Scenario,
} from '../../engine/index.ts';
import type { ChapterWatch } from '../model/chapters/chapter-watch.ts';
import { Overview } from '../model/overview.ts';
import {
  type Ask,
  type CallerReport,
  HostError,
  type HostStart,
  PROTOCOL_VERSION,
  type Report,
} from './protocol.ts';

/** Answers requests about a machine. Runs in a worker, or on the page's own thread. */
export class Machine {
  #run: Run | null = null;
  #log = new EventLog();
  #overview = new Overview();
  #chapters: ChapterWatch | null = null;
  #reportedStrings = 0;
  /** The previous request. A booting machine may have to load code first, and the next request waits for it. */
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Answers requests one at a time, in order.
   * @throws HostError when no machine was started, or the page speaks another version of the protocol
   * @throws MachineError when the machine to start cannot be simulated
   */
  answer(ask: Ask): Promise<Report> {
    const answered = this.#last.then(() => this.#answer(ask));
    this.#last = answered.catch(() => undefined);
    return answered;
  }

  async #answer(ask: Ask): Promise<Report> {
    switch (ask.kind) {
      case 'boot':
        return this.#boot(ask.version, ask.start);
      case 'send':
        return this.#attempt((run) => {
          run.send(ask.command, ask.events);
          return run.journal.at(-1);
        });
      case 'continue':
        return this.#attempt((run) => {
          run.continue(ask.events);
          return run.journal.at(-1);
        });
      case 'advance':
        return this.#attempt((run) => {
          run.advance(ask.limits.untilNs, ask.limits.events);
          return undefined;
        });
    }
  }

  async #boot(version: number, { scenario, journal, known }: HostStart): Promise<Report> {
    if (version !== PROTOCOL_VERSION) {
      throw new HostError(
        `the page speaks version ${version} and the engine version ${PROTOCOL_VERSION}: reload the page`,
      );
    }
    const log = new EventLog();
    const overview = new Overview();
    log.silentUntil = known;
    const chapters = await chaptersIn(scenario);
    log.overhear = (chunk) => {
      overview.extend(chunk);
      chapters?.extend(chunk, log.strings);
    };
    const run = await runIn(scenario, log);
    for (const entry of journal)
      if (run.engine.panic === null) run.repeat(entry, known > 0 ? known : undefined);
    if (known > 0) run.catchUp(Number.POSITIVE_INFINITY, known);
    this.#run = run;
    this.#log = log;
    this.#overview = overview;
    this.#chapters = chapters;
    this.#reportedStrings = 0;
    const chunks = log.take();
    // The page already has this part of the overview.
    overview.take();
    return this.#report(run, chunks, null, null);
  }

  #attempt(act: (run: Run) => JournalEntry | undefined): Report {
    const run = this.#run;
    if (run === null) throw new HostError('no machine was started yet');
    try {
      const noted = act(run) ?? null;
      return this.#report(run, this.#log.take(), null, noted);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return this.#report(run, this.#log.take(), { kind: error.kind, message: error.message }, null);
    }
  }

  #report(
    run: Run,
    chunks: readonly EventChunk[],
    refusal: Report['refusal'],
    noted: JournalEntry | null,
  ): Report {
    for (const chunk of chunks) {
      this.#overview.extend(chunk);
      this.#chapters?.extend(chunk, this.#log.strings);
    }
    const strings = this.#log.strings.slice(this.#reportedStrings);
    this.#reportedStrings = this.#log.strings.length;
    const { engine } = run;
    return {
      chunks,
      strings,
      growth: this.#overview.take(),
      chapters: this.#chapters?.starts ?? [],
      emitted: this.#log.emitted,
      now: run.now,
      refusal,
      noted,
      unfinished: engine.isUnfinished ? engine.running : null,
      lockup: engine.lockup,
      panicked: engine.panic !== null,
      isOver: run.isOver,
      unrestored: engine.unrestored,
      cacheIds: [...engine.owners.ids],
      callers: [...engine.callers].flatMap(([name, threads]) => reportOf(name, threads)),
    };
  }
}

/** A watch for the chapters of a scenario, loaded with it; null for a machine without an end. */
async function chaptersIn(scenario: Scenario): Promise<ChapterWatch | null> {
  if (scenario.end === 0 && scenario.explored === undefined) return null;
  const { ChapterWatch } = await import('../model/chapters/chapter-watch.ts');
  return new ChapterWatch(scenario);
}

/** A run of a scenario. The code that follows a found order is loaded only if needed. */
async function runIn(scenario: Scenario, log: EventLog): Promise<Run> {
  if (scenario.explored === undefined) return new Run(scenario, log);
  const { runOfOrder } = await import('./run-of-order.ts');
  return runOfOrder(scenario, log);
}

function reportOf(name: string, threads: readonly Caller[]): CallerReport[] {
  const [first] = threads;
  if (first === undefined) return [];
  const calls = threads.reduce((sum, caller) => sum + caller.calls, 0);
  const failures = threads.reduce((sum, caller) => sum + caller.failures, 0);
  return [{ name, calls, failures, isPaused: first.isPaused, spec: first.spec }];
}
