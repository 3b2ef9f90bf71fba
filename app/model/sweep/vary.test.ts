import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EventLog,
  type FoundCacheSpec,
  Run,
  type Scenario,
  scenario,
  TUNABLE_NAMES,
} from '../../../engine/index.ts';
import { suggestedValue, valueProblem } from './plan.ts';
import { AXES, axesOf, isFlags, presentValue, vary } from './vary.ts';

/** Slabs of 8 objects; two slabs have an object left in the magazine of CPU 0. Default parameters. */
const FOUND: FoundCacheSpec = {
  id: 'c1',
  name: 'zio_buf_20480',
  objSize: 20_480,
  align: 4096,
  flags: ['VMEM'],
  geometry: null,
  counters: { slabMax: 3, objMax: 24, objDeadlock: 0, objEmergencyMax: 0 },
  out: [8, 5, 1],
  magazines: [[1, 2], []],
  emergency: 0,
  linuxLive: 0,
};

const MACHINE: Scenario = scenario({
  title: 'found',
  about: '',
  machine: { cpus: 2, hz: 250, slice: 10 },
  found: [FOUND],
  end: 1,
});

function foundIn(changed: Scenario): FoundCacheSpec {
  const [cache] = changed.found;
  if (cache === undefined) throw new Error('the cache is gone');
  return cache;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe('caches that a machine starts with', () => {
  test('are laid out by the parameters that are varied, with the same objects', () => {
    const { out, magazines, geometry } = foundIn(vary(MACHINE, 'spl_kmem_cache_obj_per_slab', 4));
    expect(geometry).toBeNull();
    expect(out).toEqual([4, 4, 4, 1, 1, 0]);
    expect(magazines).toEqual([[3, 4], []]);
  });

  test('are unchanged if the parameter does not affect them', () => {
    expect(foundIn(vary(MACHINE, 'spl_kmem_cache_expire', 3))).toBe(FOUND);
    expect(foundIn(vary(MACHINE, 'spl_kmem_cache_slab_limit', 65_536))).toBe(FOUND);
  });

  test('give back what smaller magazines cannot hold, oldest first', () => {
    const many = { ...FOUND, magazines: [[1, 1, 2], []] };
    const { out, magazines } = foundIn(
      vary({ ...MACHINE, found: [many] }, 'spl_kmem_cache_magazine_size', 2),
    );
    expect(magazines).toEqual([[1, 2], []]);
    expect(out).toEqual([8, 4, 1]);
  });

  test('become objects of the Linux slab and back', () => {
    const free = { ...FOUND, objSize: 512, align: 0, flags: [], linuxLive: 0 };
    const small = { ...MACHINE, tunables: { spl_kmem_cache_slab_limit: 0 }, found: [free] };
    const linux = foundIn(vary(small, 'spl_kmem_cache_slab_limit', 1024));
    expect([linux.linuxLive, linux.out]).toEqual([12, []]);
    const back = { ...small, tunables: { spl_kmem_cache_slab_limit: 1024 }, found: [linux] };
    expect(sum(foundIn(vary(back, 'spl_kmem_cache_slab_limit', 0)).out)).toBe(12);
  });

  test('start with any value of any parameter', () => {
    const any = fc
      .constantFrom(...TUNABLE_NAMES)
      .chain((name) => fc.tuple(fc.constant(name), fc.integer({ min: 0, max: 300 })));
    fc.assert(
      fc.property(any, ([name, value]) => {
        if (valueProblem(name, value) !== null) return;
        const run = new Run(vary(MACHINE, name, value), new EventLog());
        run.advance(1e6, Number.POSITIVE_INFINITY);
        const { out, magazines, linuxLive } = foundIn(run.scenario);
        const inUse = sum(out) - sum(magazines.map(({ length }) => length)) + linuxLive;
        expect(inUse).toBe(12);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

test('a value that a command sets later counts as the current one, and is replaced by a variation', () => {
  const later: Scenario = {
    ...MACHINE,
    commands: [
      { at: 0.5, command: { op: 'tunable', name: 'spl_kmem_cache_expire', value: 3 } },
      { at: 0.6, command: { op: 'reload', thread: 't0', cpu: 0, tunables: { spl_kmem_cache_reclaim: 1 } } },
    ],
  };
  expect(presentValue({ ...later, commands: later.commands.slice(0, 1) }, 'spl_kmem_cache_expire')).toBe(3);
  const { commands, tunables } = vary(later, 'spl_kmem_cache_expire', 1);
  expect(tunables).toEqual({ spl_kmem_cache_expire: 1 });
  expect(commands.map(({ command }) => command)).toEqual([
    {
      op: 'reload',
      thread: 't0',
      cpu: 0,
      tunables: { spl_kmem_cache_reclaim: 1, spl_kmem_cache_expire: 1 },
    },
  ]);
});

test('a scenario can only vary what it has', () => {
  expect(axesOf(MACHINE)).not.toContain('threads');
  expect(axesOf(MACHINE)).not.toContain('objectSize');
  expect(axesOf(MACHINE)).toContain('spl_kmem_cache_obj_per_slab');
});

test.each(AXES)('the value to try for %s is in range and differs from the current one', (what) => {
  const present = presentValue(MACHINE, what);
  const value = suggestedValue(what, present);
  expect(valueProblem(what, value)).toBeNull();
  expect(value).not.toBe(present);
});

test('sets of flags are not quantities', () => {
  expect(AXES.filter(isFlags)).toEqual(['spl_kmem_cache_expire', 'spl_kmem_cache_reclaim']);
});
