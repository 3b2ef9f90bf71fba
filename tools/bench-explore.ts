import { performance } from 'node:perf_hooks';
import type { Call } from '../engine/explore/call.ts';
import { Chance } from '../engine/explore/chance.ts';
import { DepthFirst } from '../engine/explore/depth-first.ts';
import { NAMED } from '../engine/explore/named-predicates.ts';
import { planOf, predicateOf } from '../engine/explore/plan.ts';
import { type Program, type ProgramDraft, program } from '../engine/explore/program.ts';
import { PROGRAMS } from '../engine/explore/programs/catalogue.ts';
import { BoundedSearch, ChanceSearch } from '../engine/explore/search.ts';
import { shrink } from '../engine/explore/shrink.ts';
import { World } from '../engine/explore/world.ts';

/** What was measured, its value, its upper bound, its unit. */
type Line = [name: string, value: number, most: number, unit: string];

const alloc: Call = { op: 'alloc' };
const nosleep: Call = { op: 'alloc', flags: 'KM_NOSLEEP' };
const free: Call = { op: 'free' };
const reap: Call = { op: 'reap' };

function made(draft: Omit<ProgramDraft, 'title' | 'about' | 'find'>): Program {
  return program({ title: 'bench', about: '', find: 'panic', ...draft });
}

const PAIRS = {
  threads: [
    { name: 'A', calls: [alloc, free] },
    { name: 'B', calls: [alloc, free] },
  ],
};

const THREE = {
  threads: [
    { name: 'A', calls: [alloc] },
    { name: 'B', calls: [alloc] },
    { name: 'C', calls: [alloc] },
  ],
};

/** Seconds to run all orders of a program with up to `bound` interruptions, looking for a panic. */
function exhausting(one: Program, bound: number): number {
  const search = new DepthFirst(planOf(one, [NAMED.panic]), { bound, reduce: 'trace cache' });
  const start = performance.now();
  while (search.next() !== null);
  return (performance.now() - start) / 1000;
}

/** Microseconds per call of `once`, over `count` calls after as many to warm up. */
function each(count: number, once: () => void): number {
  for (let i = 0; i < count; i++) once();
  const start = performance.now();
  for (let i = 0; i < count; i++) once();
  return ((performance.now() - start) * 1000) / count;
}

/** Microseconds per order of about 20 steps, over all orders with up to three interruptions. */
function bounded(): number {
  const search = new DepthFirst(planOf(made({ ...PAIRS, ticks: 2 }), [NAMED.panic]), {
    bound: 3,
    reduce: 'trace cache',
  });
  const start = performance.now();
  while (search.next() !== null);
  return ((performance.now() - start) * 1000) / search.executions;
}

/** Seconds that the slowest search of the catalogue takes, among programs that show something. */
function slowestFind(): number {
  const times = Object.values(PROGRAMS)
    .slice(0, 12)
    .map((one) => {
      const search = new BoundedSearch(planOf(one, [predicateOf(one.find)]), 3);
      const start = performance.now();
      while (!search.isOver) search.next();
      if (search.found === null) throw new Error(`${one.title} was not found`);
      return (performance.now() - start) / 1000;
    });
  return Math.max(...times);
}

/** Seconds to shrink a large program in which a random search has found something. */
function shrinking(): number {
  const large = program({
    title: 'bench',
    about: '',
    threads: [
      { name: 'A', calls: [alloc, free, nosleep, free, alloc] },
      { name: 'B', calls: [nosleep, alloc, reap, free, alloc] },
      { name: 'C', calls: [reap, alloc, free, nosleep, reap] },
    ],
    tunables: { spl_kmem_cache_kmem_threads: 2 },
    setup: [alloc, alloc, free],
    ticks: 4,
    faults: { kmalloc: 1, vmalloc: 1 },
    pauses: 'all',
    find: 'deadlocked-young-growth',
  });
  const chance = new ChanceSearch(planOf(large, [predicateOf(large.find)]), 1);
  while (chance.found === null) chance.next();
  const start = performance.now();
  shrink(large, chance.found, () => false);
  return (performance.now() - start) / 1000;
}

/** Bytes per known order, at 100,000 known orders. */
function bytesOfTrace(): number {
  const search = new DepthFirst(planOf(made({ ...THREE, ticks: 2 }), [NAMED.panic]), {
    reduce: 'trace cache',
  });
  while ((search.cache?.size ?? 0) < 100_000 && search.next() !== null);
  return (search.cache?.bytes ?? 0) / (search.cache?.size ?? 1);
}

/** The figures of the explorer. */
export function exploreLines(): Line[] {
  const plan = planOf(made(PAIRS), [NAMED.panic]);
  const chance = new Chance(plan, 'walk', 1);
  return [
    ['explorer: boot of a machine with its observers', each(5000, () => void new World(plan)), 13, 'µs'],
    ['explorer: an order by chance', each(5000, () => void chance.next()), 33, 'µs'],
    ['explorer: an order, bounded search', bounded(), 67, 'µs'],
    ['explorer: 2 × 2 calls, 2 jiffies, bound 3', exhausting(made({ ...PAIRS, ticks: 2 }), 3), 0.5, 's'],
    ['explorer: 3 × 1 call, bound 2', exhausting(made(THREE), 2), 1.5, 's'],
    ['explorer: 2 × 2 calls, all pauses, bound 3', exhausting(made({ ...PAIRS, pauses: 'all' }), 3), 1, 's'],
    ['explorer: the slowest find of the catalogue', slowestFind(), 1, 's'],
    ['explorer: a large find made small', shrinking(), 5, 's'],
    ['explorer: memory of a known order', bytesOfTrace(), 50, 'bytes'],
  ];
}
