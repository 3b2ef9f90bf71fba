import { describe, expect, test } from 'vitest';
import { EventLog } from '../event/log.ts';
import { Machine } from '../spec/machine.ts';
import { NS_PER_MS } from '../units.ts';
import { Run } from './run.ts';
import { cacheSpec, callerSpec, scenario } from './scenario.ts';

/** A run with a steady caller, at `at` ms. */
function busyRun(at: number): Run {
  const pattern = {
    kind: 'steady',
    rate: 20_000,
    arrivals: 'regular',
    lifetime: { kind: 'fixed', ms: 1 },
  } as const;
  const run = new Run(
    scenario({
      title: 'busy',
      about: '',
      end: 1000,
      caches: [cacheSpec({ id: 'c1', name: 'a', size: 1024 })],
      callers: [callerSpec({ name: 'user', cache: 'c1', pattern })],
    }),
    new EventLog(),
  );
  run.advance(at * NS_PER_MS, Number.POSITIVE_INFINITY);
  return run;
}

/** Number of calls that a run's callers have made. */
function callsOf(run: Run): number {
  return [...run.engine.callers.values()].flat().reduce((sum, { calls }) => sum + calls, 0);
}

describe('callers by hand', () => {
  test('a caller that pauses makes no calls, and resumes at its own pace', () => {
    const run = busyRun(100);
    run.send({ op: 'pauseCaller', name: 'user' });
    run.advance(110 * NS_PER_MS, Number.POSITIVE_INFINITY);
    const paused = callsOf(run);
    run.advance(300 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(callsOf(run)).toBe(paused);
    run.send({ op: 'resumeCaller', name: 'user' });
    run.advance(400 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(callsOf(run) - paused).toBeGreaterThan(1900);
    // 100 ms at 20,000 a second, each allocated and freed; missed calls are not made up for.
    expect(callsOf(run) - paused).toBeLessThan(4200);
  });

  test('a caller that is stopped while paused frees what it holds', () => {
    const run = busyRun(100);
    run.send({ op: 'pauseCaller', name: 'user' });
    run.advance(120 * NS_PER_MS, Number.POSITIVE_INFINITY);
    run.send({ op: 'stopCaller', name: 'user' });
    run.advance(140 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(run.engine.owners.caches.get('c1')?.objects.size).toBe(0);
  });

  test('a caller that does not exist cannot be paused', () => {
    expect(() => busyRun(1).send({ op: 'pauseCaller', name: 'ghost' })).toThrow('there is no caller ghost');
  });
});

describe('a cache recreated and the module reloaded', () => {
  const on = { thread: 't0', cpu: 0 };

  test('all objects that callers hold are freed at once, and then the cache can be destroyed', () => {
    const m = new Machine();
    m.create();
    m.alloc(7);
    m.do({ op: 'freeAll', ...on, cache: 'c1' });
    m.do({ op: 'destroy', ...on, cache: 'c1' });
    expect(m.engine.panic).toBeNull();
    expect(m.cache()).toBeUndefined();
    m.create();
    expect(m.engine.owners.ids).toEqual(['c1', 'c1']);
  });

  test('the module is loaded with the given parameters and defaults for the others', () => {
    const m = new Machine({ spl_kmem_cache_kmem_threads: 2 });
    m.do({ op: 'reload', ...on, tunables: { spl_kmem_cache_magazine_size: 32 } });
    m.create();
    expect(m.cache()?.magSize).toBe(32);
    expect(m.engine.kernel.spl_kmem_cache_taskq.workers).toHaveLength(4);
    expect(m.engine.kernel.shrinkers).toHaveLength(1);
    m.alloc(1);
    expect(m.result()).toBeGreaterThan(0);
  });

  test('the module is not reloaded while a cache exists', () => {
    const m = new Machine();
    m.create();
    expect(() => m.do({ op: 'reload', ...on, tunables: {} })).toThrow('the module is in use');
  });
});
