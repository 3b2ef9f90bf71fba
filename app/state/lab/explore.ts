import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { type Found, PROGRAMS, type Program } from '../../../engine/index.ts';
import { ExplorePool } from '../../host/explore-pool.ts';
import { fetchExploreScript } from '../../host/explore-runner.ts';
import { boundedOf, foundOf, newReport, type SearchReport, withNews } from '../../model/explore/report.ts';
import { onDemand } from '../on-demand.ts';
import type { InSession, SessionStore } from '../session.ts';

/** What is explored, and what has been found so far. */
export interface Exploring {
  readonly program: Program;
  /** Its name in the catalogue; null for one that was built or opened. */
  readonly name: string | null;
  /** What is looked for. */
  readonly find: Program['find'];
  /** The most interruptions in the search through all orders. */
  readonly most: number;
  /** The last search of this program; null before the first. */
  readonly report: SearchReport | null;
  readonly state: 'idle' | 'running' | 'paused' | 'stopped' | 'done' | 'failed';
}

/** The program that is there at first. */
const FIRST = 'ageing-outlives-cache';

/** The title of a program that was built on the page. */
const OWN = 'Your own program';

/** Interruptions unless another number is chosen. */
const MOST = 3;

onDemand('The engine of the explorer', fetchExploreScript);

/** Explores the orders of a program's calls, in workers of its own. */
export class Explorer {
  readonly store: UseBoundStore<StoreApi<Exploring>>;
  #pool: ExplorePool | null = null;

  constructor() {
    const program = PROGRAMS[FIRST];
    if (program === undefined) throw new Error(`there is no program ${FIRST}`);
    this.store = create<Exploring>(() => ({
      program,
      name: FIRST,
      find: program.find,
      most: MOST,
      report: null,
      state: 'idle',
    }));
  }

  /** Takes a program, with what it says is to be found in it. `name`: its name in the catalogue, null without one. */
  take(program: Program, name: string | null): void {
    this.#forget();
    this.store.setState({ program, name, find: program.find });
  }

  /** Takes a program of the catalogue. */
  choose(name: string): void {
    const program = PROGRAMS[name];
    if (program !== undefined) this.take(program, name);
  }

  /** Changes the program; what is looked for stays. */
  edit(program: Program): void {
    this.#forget();
    this.store.setState({ program: { ...program, title: OWN, about: '' }, name: null });
  }

  /** Looks for something else. */
  lookFor(find: Program['find']): void {
    this.#forget();
    this.store.setState({ find });
  }

  /** Lets the search through all orders have so many interruptions at most. */
  bound(most: number): void {
    this.#forget();
    this.store.setState({ most });
  }

  /** Starts the search; one under way ends. */
  search(): void {
    this.#pool?.cancel();
    const { program, find, most } = this.store.getState();
    this.store.setState({ report: newReport(most), state: 'running' });
    const size = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
    this.#pool = new ExplorePool({ program, find, most }, size, {
      onNews: (news) => {
        const { report } = this.store.getState();
        if (report === null) return;
        const next = withNews(report, news);
        this.store.setState({ report: next });
        if (boundedOf(next)?.isOver === true) this.#end('done');
      },
      onFailure: (reason, isLast) => {
        const { report } = this.store.getState();
        if (report !== null)
          this.store.setState({ report: { ...report, failures: [...report.failures, reason] } });
        if (isLast) this.#end('failed');
      },
    });
  }

  /** Searches unless that was done, until something is found or the search ends; resolves to what was found. */
  async seek(): Promise<Found | null> {
    const { report, state } = this.store.getState();
    if (report === null) this.search();
    else if (state === 'paused') this.pause(false);
    return new Promise((resolve) => {
      const look = (): void => {
        const now = this.store.getState();
        const found = now.report === null ? null : foundOf(now.report);
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

  /** Stops the search; what it has found so far stays. */
  stop(): void {
    this.#end('stopped');
  }

  #end(state: Exploring['state']): void {
    this.#pool?.cancel();
    this.#pool = null;
    this.store.setState({ state });
  }

  #forget(): void {
    this.#end('idle');
    this.store.setState({ report: null });
  }
}

const explorers = new WeakMap<SessionStore, Explorer>();

/** The explorer of a session, made when it is first needed: its code is not part of the first load. */
export function explorerOf({ session }: InSession): Explorer {
  const known = explorers.get(session) ?? new Explorer();
  explorers.set(session, known);
  return known;
}
