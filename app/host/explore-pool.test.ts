import { expect, test } from 'vitest';
import { type Found, PROGRAMS } from '../../engine/index.ts';
import type { BoundedProgress, PartNews, WorkerNews } from '../model/explore/report.ts';
import { type ExplorePart, ExploreSearch } from './explore-job.ts';
import { ExploreLoop } from './explore-loop.ts';
import { ExplorePool, type SearchOrder } from './explore-pool.ts';
import type { ExploreListener } from './explore-runner.ts';
import { type ExploreNews, type ExploreWork, startWork } from './explore-work.ts';

function orderOf(name: string, most = 3): SearchOrder {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  return { program, find: program.find, most };
}

interface Worker {
  readonly work: ExploreWork;
  readonly listener: ExploreListener;
  readonly parts: ExplorePart[];
  isStopped: boolean;
  isPaused: boolean;
}

/** A pool with workers that the test controls: what they were asked, and whether they were stopped. */
function poolOf(size: number, most = 3) {
  const workers: Worker[] = [];
  const news: BoundedProgress[] = [];
  const failures: [string, boolean][] = [];
  const pool = new ExplorePool(
    orderOf('ageing-outlives-cache', most),
    size,
    {
      onNews: (_, bounded) => news.push(bounded),
      onFailure: (reason, isLast) => failures.push([reason, isLast]),
    },
    (work, listener) => {
      const worker: Worker = { work, listener, parts: [], isStopped: false, isPaused: false };
      workers.push(worker);
      return {
        begin: (part) => worker.parts.push(part),
        pause: (isPaused) => {
          worker.isPaused = isPaused;
        },
        stop: () => {
          worker.isStopped = true;
        },
      };
    },
  );
  /** The worker reports on its part. */
  const report = (number: number, change: Partial<PartNews>): void => {
    const worker = workers[number];
    const part = worker?.parts.at(-1);
    if (worker === undefined || part === undefined || worker.work.kind !== 'search') return;
    const { id } = worker.work.job;
    const done = { share: 1, orders: 10, isOver: true, hasGaps: false, isCacheFull: false, found: null };
    worker.listener.onNews({
      kind: 'search',
      news: {
        id,
        part: { ...part, parts: 3, ...done, ...change },
        chance: { orders: 0, found: null },
        orders: 0,
        busy: 0,
      },
    });
  };
  return { pool, workers, news, failures, report };
}

const FOUND: Found = { schedule: [1], text: 'A', steps: 1, interruptions: 0 };

test('all workers share the search through all orders, and each has a seed of its own', () => {
  const { workers } = poolOf(3);
  expect(workers.flatMap(({ parts }) => parts)).toEqual([
    { bound: 0, part: 0 },
    { bound: 0, part: 1 },
    { bound: 0, part: 2 },
  ]);
  expect(workers.map(({ work }) => work.kind === 'search' && work.job.seed)).toEqual([1, 2, 3]);
});

test('a bound is exhausted once all of its parts are done, and the next one is shared', () => {
  const { workers, news, report } = poolOf(2);
  report(0, {});
  expect(workers[0]?.parts.at(-1)).toEqual({ bound: 0, part: 2 });
  report(1, { isOver: false, share: 0.5, orders: 4 });
  expect(news.at(-1)).toMatchObject({ bound: 0, orders: 14, share: 0.5, exhausted: [] });
  report(1, {});
  report(0, {});
  expect(news.at(-1)).toMatchObject({ bound: 1, exhausted: [{ bound: 0, executions: 30 }] });
  expect(workers.map(({ parts }) => parts.at(-1)?.bound)).toEqual([1, 1]);
});

test('a find ends the search, and a bound with abandoned orders is not exhausted', () => {
  const { news, report } = poolOf(1, 1);
  report(0, { parts: 1, hasGaps: true });
  expect(news.at(-1)).toMatchObject({ bound: 1, hasGaps: true, exhausted: [], isOver: false });
  report(0, { found: FOUND });
  expect(news.at(-1)).toMatchObject({ isOver: true, found: FOUND });
});

test('a worker that dies is replaced, its part is done by another, and the others are left alone', () => {
  const { workers, failures, report, news } = poolOf(2);
  report(0, {});
  workers[1]?.listener.onFailure('out of memory');
  expect(workers).toHaveLength(3);
  expect(workers[2]?.parts).toEqual([{ bound: 0, part: 1 }]);
  expect(workers[0]?.isStopped).toBe(false);
  expect(failures).toEqual([['out of memory', false]]);
  report(0, {});
  report(2, {});
  expect(news.at(-1)?.exhausted).toEqual([{ bound: 0, executions: 30 }]);
});

test('the search ends when no worker is left and too many have died', () => {
  const { workers, failures } = poolOf(1);
  for (let i = 0; i < 4; i++) workers[i]?.listener.onFailure('no network');
  expect(workers).toHaveLength(4);
  expect(failures.at(-1)).toEqual(['no network', true]);
});

test('a pause reaches all workers, and nothing is heard after the end', () => {
  const { pool, workers, news, report } = poolOf(2);
  pool.pause(true);
  expect(workers.every(({ isPaused }) => isPaused)).toBe(true);
  pool.cancel();
  expect(workers.every(({ isStopped }) => isStopped)).toBe(true);
  report(0, {});
  expect(news).toEqual([]);
});

test('several workers together find what one search finds, and exhaust the same bounds', () => {
  const loops: (() => void)[] = [];
  const progress: BoundedProgress[] = [];
  const pool = new ExplorePool(
    orderOf('young-growth-deadlocked'),
    3,
    { onNews: (_, bounded) => progress.push(bounded), onFailure: () => undefined },
    (asked, listener) => {
      const work = startWork(asked);
      const loop = new ExploreLoop<ExploreNews>(work, listener.onNews, (go) => loops.push(go));
      return {
        begin: (part) => {
          work.begin(part);
          loop.wake();
        },
        pause: () => undefined,
        stop: () => loop.stop(),
      };
    },
  );
  while (progress.at(-1)?.isOver !== true) {
    const next = loops.shift();
    if (next === undefined) throw new Error('all workers are idle');
    next();
  }
  pool.cancel();
  expect(progress.at(-1)).toMatchObject({ bound: 2, found: { interruptions: 2 }, hasGaps: false });
  expect(progress.at(-1)?.exhausted.map(({ bound }) => bound)).toEqual([0, 1]);
});

test('a worker runs random orders between parts, and reports a finished part once', () => {
  const search = new ExploreSearch({ id: 1, ...orderOf('two-callers', 1), seed: 1 });
  search.slice(0);
  expect(search.takeNews()).toMatchObject({ part: null, chance: { found: null } });
  search.begin({ bound: 0, part: 0 });
  while (!search.hasResult) search.slice(0);
  expect(search.takeNews().part).toMatchObject({ bound: 0, part: 0, isOver: true });
  expect(search.takeNews().part).toBeNull();
  expect(search.takeNews().chance.orders).toBeGreaterThan(0);
});

test('a loop that is paused does nothing until it is resumed', () => {
  const turns: (() => void)[] = [];
  const news: WorkerNews[] = [];
  const search = new ExploreSearch({ id: 1, ...orderOf('two-reaps'), seed: 1 });
  search.begin({ bound: 1, part: 0 });
  const loop = new ExploreLoop(
    search,
    (one) => news.push(one),
    (go) => turns.push(go),
  );
  loop.pause(true);
  turns.shift()?.();
  expect(turns).toHaveLength(0);
  loop.pause(false);
  turns.shift()?.();
  expect(turns).toHaveLength(1);
  expect(news).toHaveLength(1);
  loop.stop();
  turns.shift()?.();
  expect(turns).toHaveLength(0);
});

test('shrinking and the search for an order that ends well are done in slices, and end with a result', () => {
  const { program, find } = orderOf('reap-before-ref');
  const results = [
    { kind: 'shrink', program, found: { ...FOUND, interruptions: 3 } } as const,
    { kind: 'good order', program, find, schedule: [1] } as const,
  ].map((asked) => {
    const turns: (() => void)[] = [];
    const news: ExploreNews[] = [];
    const loop = new ExploreLoop(
      startWork(asked),
      (one) => news.push(one),
      (go) => turns.push(go),
    );
    for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) turn();
    loop.stop();
    return news.at(-1);
  });
  expect(results[0]).toMatchObject({
    kind: 'shrink',
    isOver: true,
    shrinking: { least: { found: { interruptions: 1 }, exhausted: [{ bound: 0 }] } },
  });
  expect(results[1]).toMatchObject({ kind: 'good order', isOver: true, good: { common: 0 } });
});
