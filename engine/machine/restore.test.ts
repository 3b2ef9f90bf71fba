import { describe, expect, test } from 'vitest';
import type { Command } from '../command/command.ts';
import type { EventKind } from '../event/event.ts';
import { decodeEvent, EventLog } from '../event/log.ts';
import { MachineError } from '../kernel/kernel.ts';
import { scenario } from '../scenario/scenario.ts';
import { parseScenario } from '../scenario/schema.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { PAGES_PER_MIB } from '../units.ts';
import { Engine } from './engine.ts';
import { type FoundCacheSpec, MOST_FOUND_OBJECTS } from './found-cache.ts';

const NEVER = 9_007_199_254_740_991;

function found(how: Partial<FoundCacheSpec> = {}): FoundCacheSpec {
  return {
    id: 'c1',
    name: 'found',
    objSize: 1024,
    align: 0,
    flags: ['VMEM'],
    geometry: null,
    counters: { slabMax: 0, objMax: 0, objDeadlock: 0, objEmergencyMax: 0 },
    out: [],
    magazines: [],
    emergency: 0,
    linuxLive: 0,
    ...how,
  };
}

/** A machine with that cache; `mib` MiB of memory, or unlimited. */
function restored(how: Partial<FoundCacheSpec>, mib?: number): { engine: Engine; log: EventLog } {
  const log = new EventLog();
  const machine = mib === undefined ? {} : { frames: mib * PAGES_PER_MIB };
  const restore = [found(how)];
  const config = { machine: { cpus: 2, hz: 100, ...machine }, tunables: defaultTunables(), restore };
  return { engine: new Engine(config, log), log };
}

function kindsOf(log: EventLog): EventKind[] {
  return log
    .take()
    .flatMap((chunk) => Array.from({ length: chunk.count }, (_, i) => decodeEvent(chunk, i).kind));
}

describe('objects of the Linux slab that a machine starts with', () => {
  const on = { thread: 't0', cpu: 0 } as const;
  const linux = { flags: ['SLAB'], linuxLive: 40_000_000 } as const;

  test('are counted, not placed', () => {
    const { engine, log } = restored(linux);
    expect(engine.owners.caches.get('c1')?.skc.skc_linux_cache?.live).toBe(40_000_000);
    expect(log.emitted).toBeLessThan(100);
    expect(engine.kernel.slots.end).toBe(1);
  });

  test('get a slot when they are freed; newly allocated ones get one as usual', () => {
    const { engine, log } = restored({ ...linux, linuxLive: 2 });
    log.take();
    engine.send({ op: 'alloc', ...on, cache: 'c1', flags: 'KM_SLEEP', as: 'a' });
    const free: Command = { op: 'free', ...on, obj: '#c1' };
    engine.send(free);
    engine.send(free);
    const kinds = kindsOf(log).filter((kind) => kind.startsWith('linux'));
    expect(kinds).toEqual(['linuxAlloc', 'linuxListed', 'linuxFree', 'linuxListed', 'linuxFree']);
    expect(engine.owners.caches.get('c1')?.skc.skc_linux_cache?.live).toBe(1);
    expect(() => engine.send(free)).toThrow('no caller holds an object #c1');
  });

  test('are the oldest, so freeing all begins with them', () => {
    const { engine, log } = restored({ ...linux, linuxLive: 3 });
    engine.send({ op: 'alloc', ...on, cache: 'c1', flags: 'KM_SLEEP', as: 'a' });
    log.take();
    engine.send({ op: 'freeAll', ...on, cache: 'c1' });
    expect(kindsOf(log).filter((kind) => kind === 'linuxListed')).toHaveLength(3);
    expect(engine.owners.caches.get('c1')?.skc.skc_linux_cache?.live).toBe(0);
    expect(engine.owners.objects.size).toBe(0);
  });
});

describe('a restore that does not fit', () => {
  test('says what it needs and what to do, before anything is placed', () => {
    const out = Array.from({ length: 1000 }, () => 7);
    expect(() => restored({ out, flags: ['KMEM'], objSize: 8192 }, 1)).toThrow(MachineError);
    expect(() => restored({ out, flags: ['KMEM'], objSize: 8192 }, 1)).toThrow(
      /^this machine needs [\d,]+ MiB for the caches that it starts with, and has 1 MiB: give it at least [\d,]+ MiB, or unlimited memory$/,
    );
  });

  const examples: readonly [Partial<FoundCacheSpec>][] = [
    [{ out: Array.from({ length: 300 }, () => 8), objSize: 2000 }],
    [{ out: Array.from({ length: 300 }, () => 3), objSize: 2000, flags: ['KMEM'] }],
    [{ out: Array.from({ length: 100 }, () => 8), objSize: 9000, flags: ['VMEM', 'OFFSLAB'] }],
    [{ emergency: 2000, objSize: 5000 }],
  ];

  test.each(examples)('fits into the memory that the message asks for: %#', (how) => {
    let needed = 0;
    try {
      restored(how, 1);
    } catch (error) {
      needed = Number(/at least ([\d,]+) MiB/.exec(String(error))?.[1]?.replaceAll(',', ''));
    }
    expect(needed).toBeGreaterThan(1);
    const { engine } = restored(how, needed);
    expect(engine.unrestored).toEqual([]);
    expect(engine.kernel.spl_kmem_cache_list[0]?.skc_slab_total).toBe(how.out?.length ?? 0);
    expect(engine.kernel.spl_kmem_cache_list[0]?.skc_obj_emergency).toBe(how.emergency ?? 0);
  });

  test.each([
    ['emergency objects', { emergency: NEVER }, /at most 4,000,000 slabs with 16,000,000 objects/],
    ['objects of a slab', { out: [NEVER] }, /a slab with [\d,]+ objects in use, but its slabs hold/],
    [
      'objects of the Linux slab',
      { flags: ['SLAB'], linuxLive: NEVER },
      /at most 2,147,483,647 can be simulated/,
    ],
    [
      'objects in a slab',
      { out: [1], geometry: { objs: NEVER, size: 4096 } },
      /leave out the largest caches/,
    ],
  ] as const)('has too many %s for any memory', (_, how, message) => {
    expect(() => restored(how)).toThrow(MachineError);
    expect(() => restored(how)).toThrow(message);
  });
});

test('figures that no cache can have are a machine error, not a panic', () => {
  const how = { flags: ['KMEM'], out: [1], geometry: { objs: 3, size: 5000 } } as const;
  expect(() => restored(how)).toThrow(MachineError);
  expect(() => restored(how)).toThrow(/ISP2\(size\)\) fails: correct its figures, or leave it out$/);
});

describe('the schema of a scenario', () => {
  test.each([
    ['emergency', { emergency: NEVER }, /at most 16,000,000 objects/],
    ['out.0', { out: [NEVER] }, /at most 16,000,000 objects/],
    ['linuxLive', { linuxLive: NEVER }, /at most 2,147,483,647 objects/],
    ['magazines.0', { magazines: [Array.from({ length: 257 }, () => 0)] }, /at most 256 objects/],
    ['geometry.objs', { geometry: { objs: MOST_FOUND_OBJECTS + 1, size: 4096 } }, /at most 16,000,000/],
  ] as const)('bounds %s', (path, how, reason) => {
    const text = JSON.stringify({ ...scenario({ title: 'x', about: '', end: 1 }), found: [found(how)] });
    const result = parseScenario(text);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ path: `found.0.${path}`, reason: expect.stringMatching(reason) }],
    });
  });
});
