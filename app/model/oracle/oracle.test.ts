import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, CommandError, type CreateCommand } from '../../../engine/command/command.ts';
import { kindOf } from '../../../engine/event/log.ts';
import { CATALOGUE, Run } from '../../../engine/index.ts';
import { type BootConfig, Engine } from '../../../engine/machine/engine.ts';
import { anyCommand, wrongFree } from '../../../engine/spec/random-commands.ts';
import { defaultTunables } from '../../../engine/spl/tunables.ts';
import { PLACE } from '../view.ts';
import { Mirror } from './mirror.ts';
import { Oracle } from './oracle.ts';

const SMALL = { ...defaultTunables(), spl_kmem_cache_magazine_size: 4 };

/** A machine whose view is compared with it after every event. */
class Compared {
  readonly mirror = new Mirror();
  readonly engine: Engine;
  readonly oracle: Oracle;

  constructor(config: Partial<BootConfig> = {}) {
    this.engine = new Engine({ machine: { cpus: 4, hz: 10 }, tunables: SMALL, ...config }, this.mirror);
    this.oracle = new Oracle(this.engine, this.mirror.view);
    this.oracle.compareAll(-1);
    this.mirror.check = (what) => this.oracle.compareAll(kindOf(what));
  }

  /** Sends a command; an invalid one is skipped. */
  attempt(command: Command): void {
    try {
      this.engine.send(command);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
    this.oracle.compareAll(-1);
    expect(this.mirror.view.panic?.expr).toBe(this.engine.panic?.expr);
  }

  create(how: Partial<CreateCommand> = {}): void {
    const shape = { name: 'x', size: 700, align: 0, flags: ['VMEM' as const], ctor: false, dtor: false };
    this.engine.send({ op: 'create', thread: 't0', cpu: 0, cache: 'c1', ...shape, ...how });
  }

  alloc(as: string, thread = 't0', cpu = 0): void {
    this.engine.send({ op: 'alloc', thread, cpu, cache: 'c1', flags: 'KM_SLEEP', as });
  }
}

describe('after every event the view equals the machine', () => {
  test('in random runs, including wrong frees', () => {
    const cpus = fc.integer({ min: 1, max: 3 });
    const command = fc.oneof<fc.MaybeWeightedArbitrary<Command>[]>(
      { weight: 9, arbitrary: anyCommand() },
      { weight: 1, arbitrary: wrongFree(12) },
    );
    fc.assert(
      fc.property(cpus, fc.array(command, { maxLength: 90 }), (count, commands) => {
        const tunables = { ...SMALL, spl_kmem_cache_expire: 3 };
        const compared = new Compared({ machine: { cpus: count, hz: 10 }, tunables });
        for (const one of commands) compared.attempt(one);
      }),
      { numRuns: 400, seed: 20_261_123 },
    );
  });

  test('with a found cache whose objects all have places', () => {
    const restore = [
      {
        id: 'c1',
        name: 'found',
        objSize: 1024,
        align: 0,
        flags: ['VMEM' as const],
        geometry: { objs: 4, size: 8192 },
        counters: { slabMax: 3, objMax: 11, objDeadlock: 0, objEmergencyMax: 0 },
        out: [2, 3, 0, 4],
        magazines: [[0], [3, 1]],
        emergency: 0,
        linuxLive: 0,
        exact: { free: [[2, 0], [1], [0, 1, 2, 3], []], objects: [[1], [0, 3]] },
      },
    ];
    const machine = { cpus: 2, hz: 10 };
    const { mirror } = new Compared({ machine, tunables: defaultTunables(), restore });
    expect(mirror.view.caches[0]).toMatchObject({ slabTotal: 4, slabAlloc: 3, objAlloc: 9, objMax: 11 });
  });

  test('with caches that were there from the start', () => {
    const restore = [
      {
        id: 'c1',
        name: 'found',
        objSize: 20_480,
        align: 4096,
        flags: ['VMEM' as const],
        geometry: { objs: 8, size: 200_704 },
        counters: { slabMax: 9, objMax: 70, objDeadlock: 2, objEmergencyMax: 5 },
        out: [3, 8, 0, 5],
        magazines: [[0, 1, 3], [1]],
        emergency: 2,
        linuxLive: 0,
      },
    ];
    const { engine, mirror } = new Compared({
      machine: { cpus: 2, hz: 10 },
      tunables: defaultTunables(),
      restore,
    });
    expect(engine.unrestored).toEqual([]);
    const cache = mirror.view.caches[0];
    expect(cache).toMatchObject({
      slabTotal: 4,
      slabAlloc: 3,
      objTotal: 34,
      objAlloc: 16,
      objEmergency: 2,
      slabMax: 9,
    });
    expect(cache?.magazines.map((skm) => skm?.objs.length)).toEqual([3, 1]);
    expect([cache?.partial.length, cache?.complete.length]).toEqual([3, 1]);
  });

  test('when a cache is destroyed while a preempted thread is inside', () => {
    const m = new Compared();
    m.create();
    m.attempt({ op: 'preempt', thread: 't3' });
    m.alloc('o1', 't3');
    m.attempt({ op: 'destroy', thread: 't0', cpu: 0, cache: 'c1' });
    const { view } = m.mirror;
    expect([view.caches[0], view.freedCaches.get(0)?.slabTotal]).toEqual([null, 0]);
    m.attempt({ op: 'resume', thread: 't3' });
    expect(view.freedCaches.get(0)?.slabTotal).toBe(1);
    expect(m.engine.panic).not.toBeNull();
  });

  test('when only the Linux slab hands objects out', () => {
    const m = new Compared();
    m.create({ flags: ['SLAB'] });
    m.alloc('o1');
    const { view } = m.mirror;
    expect(view.objPlace.get(1)).toBe(PLACE.linux);
    m.attempt({ op: 'free', thread: 't0', cpu: 0, obj: 'o1' });
    expect(view.objPlace.get(1)).toBe(PLACE.nowhere);
  });

  test('when an object that was freed twice takes sks_ref below 0', () => {
    const m = new Compared();
    m.create();
    m.alloc('o1');
    for (let n = 0; n < 9; n++) m.attempt({ op: 'free', thread: 't0', cpu: 0, obj: '#1', cache: 'c1' });
    m.attempt({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 1 });
  });
});

describe('a scenario', () => {
  test('of a deadlock keeps thousands of objects in the view', () => {
    const scenario = CATALOGUE['vmalloc-deadlock'];
    if (scenario === undefined) throw new Error('the catalogue has no such scenario');
    const mirror = new Mirror();
    const run = new Run(scenario, mirror);
    const oracle = new Oracle(run.engine, mirror.view);
    mirror.check = (what, a, b) => oracle.compareTouched(what, a, b);
    for (let ms = 100; ms <= 2500; ms += 100) {
      run.advance(ms * 1e6, Number.POSITIVE_INFINITY);
      oracle.compareAll(-1);
    }
    const { view } = mirror;
    const places = Array.from({ length: view.objEnd }, (_, obj) => view.objPlace.get(obj));
    const held = run.engine.owners.caches.get('c1')?.objects.size;
    expect(held).toBe(3202);
    expect(places.filter((place) => place === PLACE.emergency || place === PLACE.caller).length).toBe(held);
  });
});
