import {
  type Found,
  type Program,
  planOf,
  predicateOf,
  Shrinker,
  type Shrinking,
} from '../../engine/index.ts';
import { type GoodTurns, seekGoodTurns } from '../model/explore/good-order.ts';
import type { WorkerNews } from '../model/explore/report.ts';
import { type ExploreJob, type ExplorePart, ExploreSearch } from './explore-job.ts';
import type { SlicedWork } from './explore-loop.ts';

/** Work of the explorer that a worker can do. */
export type ExploreWork =
  | { readonly kind: 'search'; readonly job: ExploreJob }
  /** Makes a program and its order smaller. */
  | { readonly kind: 'shrink'; readonly program: Program; readonly found: Found }
  /** Looks for an order that ends well, as close as possible to one that was found. */
  | {
      readonly kind: 'good order';
      readonly program: Program;
      readonly find: Program['find'];
      readonly schedule: readonly number[];
    };

/** What a worker is asked to do. */
export type ExploreOrder =
  | { readonly kind: 'run'; readonly work: ExploreWork }
  | { readonly kind: 'part'; readonly part: ExplorePart }
  | { readonly kind: 'pause'; readonly isPaused: boolean };

/** What is reported on the work. */
export type ExploreNews =
  | { readonly kind: 'search'; readonly news: WorkerNews }
  | { readonly kind: 'shrink'; readonly shrinking: Shrinking; readonly isOver: boolean }
  | { readonly kind: 'good order'; readonly good: GoodTurns | null; readonly isOver: boolean };

/** Work that can be given parts while it runs, if it is a search. */
export interface StartedWork extends SlicedWork<ExploreNews> {
  begin(part: ExplorePart): void;
}

/** Begins work. */
export function startWork(work: ExploreWork): StartedWork {
  switch (work.kind) {
    case 'search':
      return new SearchWork(work.job);
    case 'shrink':
      return new StepWork(shrinking(work.program, work.found));
    case 'good order':
      return new StepWork(seekingGood(work.program, work.find, work.schedule));
  }
}

class SearchWork implements StartedWork {
  readonly #search: ExploreSearch;

  constructor(job: ExploreJob) {
    this.#search = new ExploreSearch(job);
  }

  get isIdle(): boolean {
    return this.#search.isIdle;
  }

  get hasResult(): boolean {
    return this.#search.hasResult;
  }

  begin(part: ExplorePart): void {
    this.#search.begin(part);
  }

  slice(ms: number): void {
    this.#search.slice(ms);
  }

  takeNews(): ExploreNews {
    return { kind: 'search', news: this.#search.takeNews() };
  }
}

/** Work in short steps; each yields a function that reports its progress. */
type Steps = Generator<() => ExploreNews, ExploreNews>;

class StepWork implements StartedWork {
  isIdle = false;
  readonly #steps: Steps;
  #news: () => ExploreNews;
  #isReported = false;

  constructor(steps: Steps) {
    this.#steps = steps;
    this.#news = this.#advance();
  }

  get hasResult(): boolean {
    return this.isIdle && !this.#isReported;
  }

  begin(): void {
    // This work has no parts.
  }

  slice(ms: number): void {
    const until = performance.now() + ms;
    do this.#news = this.#advance();
    while (!this.isIdle && performance.now() < until);
  }

  takeNews(): ExploreNews {
    this.#isReported = this.isIdle;
    return this.#news();
  }

  #advance(): () => ExploreNews {
    const { done, value } = this.#steps.next();
    if (done !== true) return value;
    this.isIdle = true;
    return () => value;
  }
}

function* shrinking(program: Program, found: Found): Steps {
  const shrinker = new Shrinker(program, found);
  const news = (): ExploreNews => {
    return { kind: 'shrink', shrinking: shrinker.now, isOver: shrinker.isOver };
  };
  while (!shrinker.isOver) {
    shrinker.next();
    yield news;
  }
  return news();
}

function* seekingGood(program: Program, find: Program['find'], schedule: readonly number[]): Steps {
  const seeking = seekGoodTurns(planOf(program, [predicateOf(find)]), schedule);
  for (;;) {
    const { done, value } = seeking.next();
    if (done === true) return { kind: 'good order', good: value, isOver: true };
    yield () => ({ kind: 'good order', good: null, isOver: false });
  }
}
