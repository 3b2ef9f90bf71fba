import { expect, test } from 'vitest';
import { explorer } from './bundle.fixture.ts';
import type { Program } from './program.ts';

const x = await explorer();

const large: Program = x.program({
  title: 'many irrelevant calls',
  about: '',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }, { op: 'free' }] },
    {
      name: 'B',
      calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }, { op: 'free' }, { op: 'reap' }, { op: 'destroy' }],
    },
  ],
  tunables: { spl_kmem_cache_expire: 3, spl_kmem_cache_kmem_threads: 2 },
  setup: [{ op: 'alloc' }, { op: 'free' }],
  ticks: 3,
  tick: 'timer',
  faults: { kmalloc: 1 },
  pauses: 'all',
  find: 'use-after-free',
});

test('a large program is shrunk to a small one that shows the same with the fewest interruptions, with proof', () => {
  const chance = new x.ChanceSearch(x.planOf(large, [x.predicateOf(large.find)]), 1);
  while (chance.found === null) chance.next();
  const { program, found, exhausted } = x.shrink(large, chance.found, () => false);
  expect(program.threads.flatMap(({ calls }) => calls)).toHaveLength(program.threads.length === 1 ? 1 : 2);
  expect(program.setup.length).toBeLessThanOrEqual(2);
  expect(program.faults).toEqual({ kmalloc: 0, vmalloc: 0, pages: 0 });
  expect(exhausted.map(({ bound }) => bound)).toEqual(
    Array.from({ length: found.interruptions }, (_, i) => i),
  );
  const replayed = x.runSchedule(x.planOf(program, [x.predicateOf(program.find)]), found.schedule);
  expect(replayed?.found.get(0)?.interruptions).toBe(found.interruptions);

  // With one jiffy less, or one call less, no order with as few interruptions shows it.
  const less =
    program.ticks > 0
      ? { ...program, ticks: program.ticks - 1 }
      : { ...program, setup: program.setup.slice(1) };
  const search = new x.BoundedSearch(x.planOf(less, [x.predicateOf(less.find)]), found.interruptions);
  while (!search.isOver) search.next();
  expect(search.found).toBeNull();
});
