import { describe, expect, test } from 'vitest';
import type { Command } from '../command/command.ts';
import { EventHash } from '../event/hash.ts';
import { EventLog } from '../event/log.ts';
import { DEFAULT_COSTS } from '../kernel/costs.ts';
import { Run } from './run.ts';
import { cacheSpec, callerSpec, type ScenarioDraft, scenario } from './scenario.ts';

const MS = 1e6;
/** Events of a command that count as a lockup in these runs. */
const MOST_EVENTS = 200_000;

/** A run whose events are hashed and not kept. */
class Example {
  readonly log: EventLog = new EventLog();
  readonly run: Run;
  readonly #hash = new EventHash();

  constructor(draft: Partial<ScenarioDraft>) {
    const caches = [
      cacheSpec({ id: 'c1', name: 'slabs', size: 1024 }),
      cacheSpec({ id: 'c2', name: 'linux', size: 256, flags: ['SLAB'] }),
    ];
    this.run = new Run(
      scenario({ title: 'endless', about: '', end: 20, caches, ...draft }),
      this.log,
      MOST_EVENTS,
    );
  }

  get hash(): string {
    for (const chunk of this.log.take()) this.#hash.add(chunk);
    return this.#hash.hex;
  }
}

function alloc(cache: string, thread: string): Command {
  return { op: 'alloc', thread, cpu: 0, cache, flags: 'KM_SLEEP', as: thread };
}

const failing = (target: 'kmalloc' | 'slab', mode: 'fail' | 'ok'): Command => ({
  op: 'memory',
  target,
  mode,
});

const busy = callerSpec({
  name: 'busy',
  cache: 'c1',
  threads: 2,
  pattern: { kind: 'loop', batch: 8, think: 40, rounds: 0 },
});

describe('a run that never ends', () => {
  test('a command of the scenario locks up the machine after too many events, and the machine can continue', () => {
    const commands = [
      { at: 1, command: failing('kmalloc', 'fail') },
      { at: 2, command: alloc('c1', 't1') },
      { at: 3, command: failing('kmalloc', 'ok') },
    ];
    const { run, log } = new Example({ commands });
    run.advance(20 * MS, Number.POSITIVE_INFINITY);
    expect(run.engine.lockup?.thread).toBe('t1');
    expect(log.emitted).toBeGreaterThanOrEqual(MOST_EVENTS);
    expect(log.emitted).toBeLessThan(MOST_EVENTS + 5000);
    run.advance(run.now + 1, Number.POSITIVE_INFINITY);
    expect(run.engine.lockup).toBeNull();
    // The command that ends the failures was due while the machine was locked up.
    expect(run.engine.threads.get('t1')?.state).toBe('idle');
  });

  test('a caller whose calls take no time is stopped too', () => {
    const costs = Object.fromEntries(Object.keys(DEFAULT_COSTS).map((name) => [name, 0]));
    const caller = callerSpec({
      name: 'loop',
      cache: 'c1',
      pattern: { kind: 'loop', batch: 8, think: 0, rounds: 0 },
    });
    const { run, log } = new Example({ costs, callers: [caller] });
    run.advance(20 * MS, 30_000);
    expect(log.emitted).toBeGreaterThanOrEqual(30_000);
    expect(log.emitted).toBeLessThan(60_000);
    run.advance(20 * MS, Number.POSITIVE_INFINITY);
    expect(run.engine.lockup?.thread).toBe('loop');
    expect(log.emitted).toBeLessThan(MOST_EVENTS + 60_000);
  });

  test('pauses make no difference to commands of the scenario or to callers', () => {
    const commands = [
      { at: 1, command: { op: 'memory', target: 'kmalloc', failNext: 4000, skip: 0 } as const },
      { at: 1, command: alloc('c1', 't1') },
      { at: 1.5, command: { op: 'memory', target: 'slab', failNext: 40_000, skip: 0 } as const },
      { at: 1.5, command: alloc('c2', 't2') },
      { at: 2, command: { op: 'tick', n: 2 } as const },
    ];
    const draft = { commands, callers: [busy], tunables: { spl_kmem_cache_magazine_size: 4 } };
    const whole = new Example(draft);
    whole.run.advance(30 * MS, Number.POSITIVE_INFINITY);
    expect(whole.log.emitted).toBeGreaterThan(100_000);
    for (const step of [999, 17_000]) {
      const paused = new Example(draft);
      for (let at = 0; at < 20 * MS; at += 0.37 * MS) {
        while (paused.run.now < at) paused.run.advance(at, paused.log.emitted + step);
      }
      while (paused.run.now < 30 * MS) paused.run.advance(30 * MS, paused.log.emitted + step);
      expect(paused.log.emitted).toBe(whole.log.emitted);
      expect(paused.hash).toBe(whole.hash);
    }
  });
});

test('a command that ends in a panic is not unfinished', () => {
  const { run } = new Example({});
  run.send({ op: 'alloc', thread: 't1', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'a' });
  // An object is in use.
  run.send({ op: 'destroy', thread: 't0', cpu: 0, cache: 'c1' });
  expect(run.engine.panic).not.toBeNull();
  expect(run.engine.isUnfinished).toBe(false);
  expect(run.journal.at(-1)).not.toHaveProperty('stopped');
});

describe('the journal of a stopped command', () => {
  test.each([10, 5000, 100_000])('reproduces the same events when it was stopped after %i', (events) => {
    const first = new Example({ callers: [busy] });
    const { run, log } = first;
    run.advance(2 * MS, Number.POSITIVE_INFINITY);
    run.send(failing('slab', 'fail'));
    run.send(alloc('c2', 't1'), log.emitted + events / 2);
    run.continue(log.emitted + events / 2);
    expect(run.journal.at(-1)?.stopped).toBe(log.emitted);
    run.send(alloc('c1', 't2'), log.emitted + 3000);
    run.advance(run.now + 0.1 * MS, log.emitted + 5000);
    run.send(failing('slab', 'ok'));
    run.advance(run.now + MS, Number.POSITIVE_INFINITY);
    const again = new Example({ callers: [busy] });
    for (const entry of run.journal) again.run.repeat(entry);
    again.run.advance(run.now, Number.POSITIVE_INFINITY);
    expect(again.run.journal).toEqual(run.journal);
    expect(again.log.emitted).toBe(log.emitted);
    expect(again.hash).toBe(first.hash);
  });

  test('does not mention a stop once the command has finished', () => {
    const { run, log } = new Example({});
    run.send({ op: 'tick', n: 5 }, log.emitted + 1);
    expect(run.journal[0]).toMatchObject({ stopped: log.emitted });
    run.continue(Number.POSITIVE_INFINITY);
    expect(run.journal).toEqual([{ events: expect.any(Number), at: 0, command: { op: 'tick', n: 5 } }]);
  });
});
