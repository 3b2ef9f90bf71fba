import { expect, test } from 'vitest';
import { PROGRAMS } from '../../engine/index.ts';
import type { WorkerNews } from '../model/explore/report.ts';
import { type ExploreJob, ExploreSearch } from './explore-job.ts';
import { ExploreLoop } from './explore-loop.ts';
import { ExplorePool, type SearchOrder } from './explore-pool.ts';
import type { ExploreListener } from './explore-runner.ts';

function orderOf(name: string, most = 3): SearchOrder {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  return { program, find: program.find, most };
}

/** A pool whose workers are in our hands: what they were asked, and whether they were stopped. */
function poolOf(size: number) {
  const workers: { job: ExploreJob; listener: ExploreListener; isStopped: boolean; isPaused: boolean }[] = [];
  const news: WorkerNews[] = [];
  const failures: [string, boolean][] = [];
  const pool = new ExplorePool(
    orderOf('ageing-outlives-cache'),
    size,
    { onNews: (one) => news.push(one), onFailure: (reason, isLast) => failures.push([reason, isLast]) },
    (job, listener) => {
      const worker = { job, listener, isStopped: false, isPaused: false };
      workers.push(worker);
      return {
        pause: (isPaused) => {
          worker.isPaused = isPaused;
        },
        stop: () => {
          worker.isStopped = true;
        },
      };
    },
  );
  return { pool, workers, news, failures };
}

test('one worker runs all orders, the others run orders by chance with seeds of their own', () => {
  const { workers } = poolOf(3);
  expect(workers.map(({ job }) => job.most)).toEqual([3, null, null]);
  expect(workers.map(({ job }) => job.seed)).toEqual([null, 2, 3]);
  const [alone] = poolOf(1).workers;
  expect([alone?.job.most, alone?.job.seed]).toEqual([3, 1]);
});

test('a worker that dies is replaced, and the others are left alone', () => {
  const { workers, failures } = poolOf(2);
  workers[0]?.listener.onFailure('out of memory');
  expect(workers).toHaveLength(3);
  expect(workers[2]?.job.most).toBe(3);
  expect(workers[1]?.isStopped).toBe(false);
  expect(failures).toEqual([['out of memory', false]]);
});

test('the search ends when no worker is left and too many have died', () => {
  const { workers, failures } = poolOf(1);
  for (let i = 0; i < 4; i++) workers[i]?.listener.onFailure('no network');
  expect(workers).toHaveLength(4);
  expect(failures.at(-1)).toEqual(['no network', true]);
});

test('a pause reaches all workers, and nothing is heard after the end', () => {
  const { pool, workers, news } = poolOf(2);
  pool.pause(true);
  expect(workers.every(({ isPaused }) => isPaused)).toBe(true);
  pool.cancel();
  expect(workers.every(({ isStopped }) => isStopped)).toBe(true);
  workers[0]?.listener.onNews({ id: 1, bounded: null, chance: null, busy: 0, isOver: false });
  expect(news).toEqual([]);
});

test('a worker that does both runs all orders, and others by chance in between', () => {
  const search = new ExploreSearch({ id: 1, ...orderOf('two-callers', 1), seed: 1 });
  while (!search.isOver) search.slice(0);
  const { bounded, chance } = search.news;
  expect(bounded?.found).toBeNull();
  expect(bounded?.exhausted.map(({ bound }) => bound)).toEqual([0, 1]);
  expect(chance?.orders).toBeGreaterThan(0);
});

test('a loop that is paused does nothing until it is resumed', () => {
  const turns: (() => void)[] = [];
  const news: WorkerNews[] = [];
  const job = { id: 1, ...orderOf('two-reaps'), seed: null };
  const loop = new ExploreLoop(
    job,
    (one) => news.push(one),
    (go) => turns.push(go),
  );
  loop.pause(true);
  turns.shift()?.();
  expect(turns).toHaveLength(0);
  loop.pause(false);
  turns.shift()?.();
  expect(turns).toHaveLength(1);
  loop.stop();
  turns.shift()?.();
  expect(turns).toHaveLength(0);
  expect(news[0]?.isOver).toBe(false);
});
