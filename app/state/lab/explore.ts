import { create, type StoreApi, type UseBoundStore } from 'zustand';
import {
  type Found,
  NO_PROOF,
  PROGRAMS,
  type Program,
  planOf,
  predicateOf,
  type Shrinking,
} from '../../../engine/index.ts';
import type { SharedProgram } from '../../formats/explore-link.ts';
import { ExplorePool } from '../../host/explore-pool.ts';
import { type ExploreRunner, fetchExploreScript, runExplore } from '../../host/explore-runner.ts';
import { knownOrder } from '../../model/explore/known-order.ts';
import { foundOf, newReport, reportOf, type SearchReport, withNews } from '../../model/explore/report.ts';
import { isSameProgram, nameAmong } from '../../model/explore/same-program.ts';
import { onDemand } from '../on-demand.ts';
import type { InSession, SessionStore } from '../session.ts';
import { setShell, useShell } from '../shell.ts';

/** What is explored, and what has been found so far. */
export interface Exploring {
  readonly program: Program;
  /** Its name in the catalogue; null for one that was built or opened. */
  readonly name: string | null;
  /** The condition to look for. */
  readonly find: Program['find'];
  /** The most interruptions in the search through all orders. */
  readonly most: number;
  /** The last search of this program; null before the first. */
  readonly report: SearchReport | null;
  readonly state: 'idle' | 'running' | 'paused' | 'stopped' | 'done' | 'failed';
  /** An order from a link or a file in which it happens; null without one. */
  readonly given: Found | null;
  /** Whether the order from a link or a file no longer fits. */
  readonly isOutdated: boolean;
  /** Whether the user picks who goes next, instead of the search. */
  readonly isScheduler: boolean;
  /** The progress of shrinking; null while nothing is shrunk. */
  readonly shrinking: Shrinking | null;
  /** Why shrinking has failed; null if it has not. */
  readonly shrinkProblem: string | null;
  /** The state before shrinking; null if nothing was shrunk. */
  readonly whole: Whole | null;
}

/** The state to return to after shrinking. */
type Whole = Pick<Exploring, 'program' | 'name' | 'report' | 'given' | 'state'>;

/** The program shown at first. */
const FIRST = 'ageing-outlives-cache';

/** The title of a program that was built on the page. */
const OWN = 'Your own program';

/** The default bound on interruptions. */
const MOST = 3;

/** The results that a change of the program or the condition invalidates. */
const NOTHING_KNOWN = {
  report: null,
  state: 'idle',
  given: null,
  isOutdated: false,
  shrinking: null,
  shrinkProblem: null,
  whole: null,
} as const;

onDemand('The engine of the explorer', fetchExploreScript);

/** The order to show: the best one found, or the one from a link or a file. */
export function shownOrder({ report, given }: Exploring): Found | null {
  return (report === null ? null : foundOf(report)) ?? given;
}

/** Explores the orders of a program's calls, in separate workers. */
export class Explorer {
  readonly store: UseBoundStore<StoreApi<Exploring>>;
  #pool: ExplorePool | null = null;
  #shrinker: ExploreRunner | null = null;

  constructor() {
    const program = PROGRAMS[FIRST];
    if (program === undefined) throw new Error(`there is no program ${FIRST}`);
    this.store = create<Exploring>(() => ({
      ...NOTHING_KNOWN,
      program,
      name: FIRST,
      find: program.find,
      most: MOST,
      isScheduler: false,
    }));
  }

  /** Loads a program and the condition it asks for. `name`: its name in the catalogue, null without one. */
  take(program: Program, name: string | null): void {
    this.#forget();
    this.store.setState({ program, name, find: program.find });
  }

  /** Loads a program of the catalogue; returns whether it exists. */
  choose(name: string): boolean {
    const program = PROGRAMS[name];
    if (program !== undefined) this.take(program, name);
    return program !== undefined;
  }

  /** Loads what a link or a file carries. If its order no longer fits, the search starts again. */
  open({ program, find, most, schedule }: SharedProgram): void {
    this.take(program, nameAmong(program, PROGRAMS));
    const plan = planOf(program, [predicateOf(find)]);
    const given = schedule === null ? null : knownOrder(plan, schedule);
    const isOutdated = schedule !== null && given === null;
    this.store.setState({ find, most, given, isOutdated, isScheduler: false });
    if (isOutdated) this.search();
  }

  /** Changes the program and keeps the condition. */
  edit(program: Program): void {
    this.#forget();
    this.store.setState({ program: { ...program, title: OWN, about: '' }, name: null });
  }

  /** Changes the condition to look for. */
  lookFor(find: Program['find']): void {
    this.#forget();
    this.store.setState({ find });
  }

  /** Limits the interruptions in the search through all orders. */
  bound(most: number): void {
    this.#forget();
    this.store.setState({ most });
  }

  /** Shows the search, or lets the user be the scheduler. */
  showScheduler(isScheduler: boolean): void {
    this.store.setState({ isScheduler });
  }

  /** Starts the search, replacing one in progress. */
  search(): void {
    this.#pool?.cancel();
    const { program, find, most } = this.store.getState();
    this.store.setState({ report: newReport(most), state: 'running' });
    const size = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
    this.#pool = new ExplorePool({ program, find, most }, size, {
      onNews: (news, bounded) => {
        const { report } = this.store.getState();
        if (report === null) return;
        this.store.setState({ report: withNews(report, news, bounded) });
        if (bounded.isOver) this.#end('done');
      },
      onFailure: (reason, isLast) => {
        const { report } = this.store.getState();
        if (report !== null)
          this.store.setState({ report: { ...report, failures: [...report.failures, reason] } });
        if (isLast) this.#end('failed');
      },
    });
  }

  /** Searches, unless that was done, until something is found or the search ends. Resolves to what was found. */
  async seek(): Promise<Found | null> {
    const { report, given, state } = this.store.getState();
    if (report === null && given === null) this.search();
    else if (state === 'paused') this.pause(false);
    return new Promise((resolve) => {
      const look = (): void => {
        const now = this.store.getState();
        const found = shownOrder(now);
        if (found === null && (now.state === 'running' || now.state === 'paused')) return;
        leave();
        resolve(found);
      };
      const leave = this.store.subscribe(look);
      look();
    });
  }

  /** Pauses or resumes the search. */
  pause(isPaused: boolean): void {
    this.#pool?.pause(isPaused);
    this.store.setState({ state: isPaused ? 'paused' : 'running' });
  }

  /** Stops the search and keeps what it has found. */
  stop(): void {
    this.#end('stopped');
  }

  /**
   * Makes the program smaller while the condition still occurs, and looks for the fewest interruptions. Stops a search
   * in progress. `title`: of the smaller program.
   */
  shrink(title: string): void {
    const { program, find, state } = this.store.getState();
    const found = shownOrder(this.store.getState());
    if (found === null) return;
    if (state === 'running' || state === 'paused') this.stop();
    this.#shrinker?.stop();
    const least = { program: { ...program, find, title, about: '' }, found, ...NO_PROOF };
    const begun: Shrinking = { phase: 'smaller program', least, tried: 0, candidates: 0, orders: 0 };
    this.store.setState({ shrinkProblem: null, shrinking: begun });
    this.#shrinker = runExplore(
      { kind: 'shrink', program: least.program, found },
      {
        onNews: (news) => {
          if (news.kind !== 'shrink' || this.#shrinker === null) return;
          this.store.setState({ shrinking: news.shrinking });
          if (news.isOver) this.stopShrinking();
        },
        onFailure: (reason) => {
          this.stopShrinking();
          this.store.setState({ shrinkProblem: reason });
        },
      },
    );
  }

  /** Stops shrinking at once, and shows what it has reached. */
  stopShrinking(): void {
    this.#shrinker?.stop();
    this.#shrinker = null;
    const { shrinking, program, name, report, given, state } = this.store.getState();
    if (shrinking === null) return;
    this.store.setState({ shrinking: null });
    const { phase, least } = shrinking;
    if (phase === 'smaller program' && isSameProgram(least.program, program)) return;
    this.#forget();
    this.store.setState({
      program: isSameProgram(least.program, program) ? program : least.program,
      name: isSameProgram(least.program, program) ? name : null,
      report: reportOf(least),
      state: least.exhausted.length > 0 || least.found.interruptions === 0 ? 'done' : 'stopped',
      whole: { program, name, report, given, state },
    });
  }

  /** Restores the state before shrinking. */
  backToWhole(): void {
    const { whole } = this.store.getState();
    if (whole === null) return;
    this.#forget();
    this.store.setState(whole);
  }

  #end(state: Exploring['state']): void {
    this.#pool?.cancel();
    this.#pool = null;
    this.store.setState({ state });
  }

  #forget(): void {
    this.#end('idle');
    this.#shrinker?.stop();
    this.#shrinker = null;
    this.store.setState(NOTHING_KNOWN);
    if (useShell.getState().explored !== '') setShell({ explored: '' });
  }
}

const explorers = new WeakMap<SessionStore, Explorer>();

/** The explorer of a session, created when it is first needed: its code is not part of the first load. */
export function explorerOf({ session }: InSession): Explorer {
  const known = explorers.get(session) ?? new Explorer();
  explorers.set(session, known);
  return known;
}
