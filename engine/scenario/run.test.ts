import { describe, expect, test } from 'vitest';
import { hashOf } from '../event/hash.ts';
import { EventLog } from '../event/log.ts';
import { Run } from './run.ts';
import { cacheSpec, callerSpec, type Scenario, scenario } from './scenario.ts';

const MS = 1e6;
const NEVER = Number.POSITIVE_INFINITY;

/** Four CPUs that allocate and free in batches, growing and shrinking a cache all the time. */
const BUSY: Scenario = scenario({
  title: 'busy',
  about: '',
  end: 20,
  seed: 7,
  tunables: { spl_kmem_cache_magazine_size: 8 },
  caches: [cacheSpec({ id: 'c1', name: 'busy', size: 256 })],
  callers: [
    callerSpec({
      name: 'worker',
      cache: 'c1',
      cpu: 0,
      threads: 4,
      pattern: { kind: 'loop', batch: 64, think: 1, rounds: 0 },
    }),
    callerSpec({
      name: 'visitor',
      cache: 'c1',
      pattern: {
        kind: 'steady',
        rate: 20_000,
        arrivals: 'poisson',
        lifetime: { kind: 'exponential', mean: 2 },
      },
    }),
  ],
});

/** The hash of all events of a run that pauses every `step` events. */
function record(of: Scenario, step: number): string {
  const log = new EventLog();
  const run = new Run(of, log);
  while (!run.isOver) run.advance(of.end * MS, log.emitted + step);
  return hashOf(log.take());
}

describe('a run', () => {
  test('gives the same events for the same seed, wherever it pauses', () => {
    const whole = record(BUSY, NEVER);
    expect(record(BUSY, 1000)).toBe(whole);
    expect(record(BUSY, 1)).toBe(whole);
    expect(record({ ...BUSY, seed: 8 }, NEVER)).not.toBe(whole);
  });

  test('emits the same events again when commands given by hand are repeated', () => {
    const log = new EventLog();
    const run = new Run(BUSY, log);
    run.advance(5 * MS, NEVER);
    run.send({ op: 'reap', thread: 't9', cpu: 1, cache: 'c1', count: 0 });
    run.advance(8 * MS, log.emitted + 777);
    run.send({ op: 'tunable', name: 'spl_kmem_cache_expire', value: 3 });
    run.advance(9 * MS, NEVER);

    const other = new EventLog();
    const again = new Run(BUSY, other);
    for (const entry of run.journal) again.repeat(entry);
    again.advance(9 * MS, NEVER);
    expect(other.emitted).toBe(log.emitted);
    expect(hashOf(other.take())).toBe(hashOf(log.take()));
  });
});
