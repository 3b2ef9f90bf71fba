import { describe, expect, test } from 'vitest';
import type { Command } from '../command/command.ts';
import { EventHash } from '../event/hash.ts';
import { EventLog } from '../event/log.ts';
import { DEFAULT_COSTS } from '../kernel/costs.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { Engine } from './engine.ts';

/** Events of a command that count as a lockup on these machines. */
const MOST_EVENTS = 500_000;

/** The most events between two steps of kernel code: bounds are exact to within this. */
const STEP = 10;

const schedulers = ['settle', 'smp'] as const;

/** A machine with two CPUs, a cache c1 with slabs in vmalloc, and a cache c2 of the Linux slab. */
class Example {
  readonly log: EventLog = new EventLog();
  readonly engine: Engine;
  readonly #hash = new EventHash();

  constructor(scheduler: 'settle' | 'smp') {
    this.engine = new Engine(
      { machine: { cpus: 2, hz: 100 }, tunables: defaultTunables(), mostEvents: MOST_EVENTS },
      this.log,
    );
    this.create('c1', 'VMEM');
    this.create('c2', 'SLAB');
    if (scheduler === 'smp') this.engine.goLive({ costs: DEFAULT_COSTS, slice: 10, seed: 1 });
  }

  create(cache: string, flag: 'VMEM' | 'SLAB'): void {
    const shape = { cache, name: cache, size: 256, align: 0, flags: [flag], ctor: false, dtor: false };
    this.engine.send({ op: 'create', thread: 't0', cpu: 0, ...shape });
  }

  /** The hash of all events so far. */
  get hash(): string {
    for (const chunk of this.log.take()) this.#hash.add(chunk);
    return this.#hash.hex;
  }

  /** Carries out a command in slices of `slice` events. */
  inSlices(command: Command, slice: number): void {
    this.engine.send(command, this.log.emitted + slice);
    while (this.engine.isUnfinished && this.engine.lockup === null)
      this.engine.continue(this.log.emitted + slice);
  }
}

function alloc(cache: string, thread = 't1', cpu = 1): Command {
  return { op: 'alloc', thread, cpu, cache, flags: 'KM_SLEEP', as: `${cache} of ${thread}` };
}

function fail(target: 'kmalloc' | 'slab', failNext: number): Command {
  return { op: 'memory', target, failNext, skip: 0 };
}

describe.each(schedulers)('a command that never ends (%s)', (scheduler) => {
  test.each([
    ['kmalloc', 'c1'],
    ['slab', 'c2'],
  ] as const)('an allocation while %s fails stops at its limit', (target, cache) => {
    const { engine, log } = new Example(scheduler);
    engine.send({ op: 'memory', target, mode: 'fail' });
    const before = log.emitted;
    engine.send(alloc(cache), before + 50_000);
    expect(engine.isUnfinished).toBe(true);
    expect(engine.lockup).toBeNull();
    expect(log.emitted - before).toBeLessThan(50_000 + 100 * STEP);
  });

  test.each([
    ['kmalloc', 'c1'],
    ['slab', 'c2'],
  ] as const)('an allocation while %s fails is a lockup after too many events', (target, cache) => {
    const { engine, log } = new Example(scheduler);
    engine.send({ op: 'memory', target, mode: 'fail' });
    for (let n = 0; n < 2; n++) {
      const before = log.emitted;
      if (n === 0) engine.send(alloc(cache));
      else engine.continue(Number.POSITIVE_INFINITY);
      expect(engine.panic).toBeNull();
      // On a live machine the looping thread continues as time passes.
      if (n === 1 && scheduler === 'smp') engine.advance(engine.now + 1e9, before + MOST_EVENTS);
      else expect(engine.lockup).toMatchObject({ thread: 't1', cpu: 1, fn: expect.stringMatching(/^spl_/) });
      expect(log.emitted - before).toBeGreaterThanOrEqual(MOST_EVENTS);
      expect(log.emitted - before).toBeLessThan(MOST_EVENTS + 100 * STEP);
    }
  });

  test('the machine stays usable after a lockup: the loop ends when memory is available again', () => {
    const { engine, log } = new Example(scheduler);
    engine.send({ op: 'memory', target: 'slab', mode: 'fail' });
    engine.send(alloc('c2'), log.emitted + 1000);
    expect(engine.isUnfinished).toBe(true);
    expect(engine.running).toEqual({ thread: 't1', cpu: 1, fn: 'spl_kmem_cache_alloc' });
    engine.send({ op: 'memory', target: 'slab', mode: 'ok' });
    expect(engine.isUnfinished).toBe(false);
    expect(engine.threads.get('t1')?.state).toBe('idle');
    expect(engine.owners.objects.has('c2 of t1')).toBe(true);
  });

  test('a tick of 9e15 jiffies stops at its limit, without a thread to blame', () => {
    const { engine, log } = new Example(scheduler);
    const before = log.emitted;
    engine.send({ op: 'tick', n: 9e15 }, before + 100_000);
    expect(engine.isUnfinished).toBe(true);
    expect(log.emitted - before).toBeLessThan(100_000 + STEP);
    expect(engine.running.thread).toBeNull();
    engine.send({ op: 'tick', n: 1 });
    expect(engine.isUnfinished).toBe(false);
  });
});

describe.each(schedulers)('slices of a command (%s)', (scheduler) => {
  /** Two threads that loop for a while, and some jiffies. */
  const commands: readonly Command[] = [
    { op: 'memory', target: 'pages', mode: 'fail' },
    fail('kmalloc', 5000),
    alloc('c1', 't1', 1),
    fail('slab', 30_000),
    alloc('c2', 't2', 0),
    fail('kmalloc', 3000),
    alloc('c1', 't3', 0),
    { op: 'tick', n: 50 },
  ];

  test.each([1, 7, 1000, 20_000])('of %i events emit the same events as one slice', (slice) => {
    const whole = new Example(scheduler);
    for (const command of commands) whole.engine.send(command);
    const sliced = new Example(scheduler);
    for (const command of commands) sliced.inSlices(command, slice);
    expect(whole.log.emitted).toBeGreaterThan(60_000);
    expect(sliced.log.emitted).toBe(whole.log.emitted);
    expect(sliced.hash).toBe(whole.hash);
  });
});
