import { describe, expect, test } from 'vitest';
import {
  CATALOGUE,
  decodeEvent,
  EVENT_KINDS,
  EventLog,
  exploredScenario,
  PROGRAMS,
  Run,
  runOf,
} from '../../engine/index.ts';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import { describeEvent } from './events.ts';

/** The sentences of the events from `from` on. */
function sentencesOf(m: ExampleMachine, from = 0): string[] {
  return m.emitted.slice(from).map(({ sentence }) => sentence);
}

describe('sentences', () => {
  test('name other processes, not the task that notes what they hold', () => {
    const scenario = CATALOGUE['memory-pressure'];
    if (scenario === undefined) throw new Error('the scenario is missing');
    const log = new EventLog();
    new Run(scenario, log).advance(scenario.end * 1e6, 20_000);
    const found = sentencesOfLog(log).filter(({ kind }) => kind === 'pressure');
    expect(found).toHaveLength(1);
    expect(found[0]?.sentence).toMatch(/^other processes hold/);
  });

  test('describe a refill from the empty magazine to the object', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    expect(sentencesOf(m)).toEqual(
      expect.arrayContaining([
        'CPU 0 · t0 asks for an object of example',
        'CPU 0 · t0 finds its magazine empty and refills it (spl_cache_refill)',
        'CPU 0 · t0 finds no partial slab and asks for a new one (spl_cache_grow)',
        'CPU 0 · t0 waits for a new slab of example, at most 1 jiffy',
        'CPU 0 · w0 adds the slab to its cache as s1',
        'CPU 0 · w0 puts s1 at the head of skc_partial_list',
        'CPU 0 · t0 moves s1.0 from its slab to the magazine',
        'CPU 0 · t0 takes s1.1 from the refilled magazine',
      ]),
    );
    expect(sentencesOf(m).at(-1)).toBe('CPU 0 · t0 gets s1.1');
  });

  test('name the figures of a cache as the reference does', () => {
    const m = new ExampleMachine();
    m.create({ align: 64 });
    expect(sentencesOf(m)).toContain('CPU 0 · t0 sets skc_obj_align of example to 64');
  });

  test('say why a full magazine is flushed, and only then', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(6);
    const from = m.emitted.length;
    for (let n = 1; n <= 5; n++) m.do({ op: 'free', thread: 't0', cpu: 0, obj: `o${n}` });
    const full = 'CPU 0 · t0 finds its magazine full and returns the oldest objects (spl_cache_flush)';
    expect(sentencesOf(m, from)).toContain(full);
    const flushed = m.emitted.length;
    m.do({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 1 });
    expect(sentencesOf(m, flushed)).toContain('CPU 0 · t0 calls spl_cache_flush');
  });

  test('describe a panic with the check that failed', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    m.do({ op: 'destroy', thread: 't0', cpu: 0, cache: 'c1' });
    expect(sentencesOf(m).at(-1)).toMatch(/^CPU 0 · t0 panics in spl_kmem_cache_destroy: ASSERT3U\(skc->/);
  });

  test('exist for every kind of event', () => {
    const machines = [deadlocks(), agesAndReaps(), delegates(), failsToCreate(), isMovedAbout()];
    const all = [...machines.flatMap((m) => m.emitted), ...runsShort(), ...isExplored()];
    const seen = new Set(all.map(({ kind }) => kind));
    expect(EVENT_KINDS.filter((kind) => !seen.has(kind))).toEqual(['unknown']);
    expect(all.filter(({ sentence }) => /undefined|NaN|null|\[object|s-1|task -/.test(sentence))).toEqual([]);
  });

  test('have words for events of a damaged recording, too', () => {
    const view = new View();
    const extremes = [-(2 ** 31), -1, 0, 300, 2 ** 31 - 1];
    for (let kind = 0; kind < 128; kind++) {
      for (const a of extremes) {
        for (const b of extremes) {
          const chunk = { words: Int32Array.of(kind | (-1 << 7), 0, a, b), count: 1 };
          expect(describeEvent(decodeEvent(chunk, 0), view)).toBeTypeOf('string');
        }
      }
    }
  });
});

/** vmalloc stalls until callers have emergency objects, and works again. */
function deadlocks(): ExampleMachine {
  const m = new ExampleMachine();
  m.create({ ctor: true, dtor: true });
  m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
  m.alloc(1);
  m.do({ op: 'tick', n: 2 });
  m.do({ op: 'alloc', thread: 't1', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'e' });
  m.do({ op: 'memory', target: 'vmalloc', mode: 'ok' });
  m.do({ op: 'free', thread: 't0', cpu: 0, obj: 'o1' });
  m.do({ op: 'free', thread: 't1', cpu: 0, obj: 'e' });
  m.do({ op: 'destroy', thread: 't0', cpu: 0, cache: 'c1' });
  return m;
}

/** A found order of two threads. */
function isExplored(): { kind: string; sentence: string }[] {
  const program = PROGRAMS['reap-before-ref'];
  if (program === undefined) throw new Error('the catalogue has lost a program');
  const explored = {
    program,
    predicate: program.find,
    schedule: 'A D12',
    holds: true,
    steps: 13,
    interruptions: 1,
  };
  const log = new EventLog();
  runOf(exploredScenario(explored, 'x', '', 100), log).advance(1e8, Number.POSITIVE_INFINITY);
  return sentencesOfLog(log);
}

/** Magazines grow old, the reclaim callback and the shrinker are called, and a cache ends by a panic. */
function agesAndReaps(): ExampleMachine {
  const m = new ExampleMachine(2, { spl_kmem_cache_expire: 3 });
  m.create({ reclaim: { free: 1, sleep: 1 }, flags: ['KMEM', 'OFFSLAB'] });
  m.alloc(9);
  for (let n = 1; n <= 5; n++) m.do({ op: 'free', thread: 't0', cpu: 0, obj: `o${n}` });
  m.do({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 1 });
  m.do({ op: 'tick', n: 400 });
  m.do({ op: 'shrink', thread: 't0', cpu: 0, nr: 64, fstrans: true });
  m.do({ op: 'tick', n: 5 });
  m.do({ op: 'destroy', thread: 't1', cpu: 0, cache: 'c1' });
  return m;
}

/** A cache of the Linux slab. */
function delegates(): ExampleMachine {
  const m = new ExampleMachine();
  m.create({ flags: ['SLAB'] });
  m.alloc(2);
  for (const obj of ['o1', 'o2']) m.do({ op: 'free', thread: 't0', cpu: 0, obj });
  m.do({ op: 'destroy', thread: 't0', cpu: 0, cache: 'c1' });
  return m;
}

/** Small allocations fail now and then; a module parameter changes. */
function failsToCreate(): ExampleMachine {
  const m = new ExampleMachine();
  m.do({ op: 'memory', target: 'kmalloc', failNext: 1, skip: 4 });
  m.create();
  m.do({ op: 'tunable', name: 'spl_kmem_cache_reclaim', value: 1 });
  m.do({ op: 'kmem_reap', thread: 't0', cpu: 0 });
  return m;
}

/** A waiting thread is moved to another CPU; another thread is preempted. */
function isMovedAbout(): ExampleMachine {
  const m = new ExampleMachine();
  m.create();
  m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
  m.do({ op: 'preempt', thread: 't1' });
  m.alloc(1);
  m.do({ op: 'migrate', thread: 't0', cpu: 1 });
  m.do({ op: 'alloc', thread: 't1', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'x' });
  m.do({ op: 'resume', thread: 't1' });
  m.do({ op: 'memory', target: 'vmalloc', mode: 'ok' });
  m.do({ op: 'free', thread: 't0', cpu: 0, obj: 'o1' });
  return m;
}

/** A machine whose memory runs short until the cache is deadlocked, and finally runs out. */
function runsShort(): { kind: string; sentence: string }[] {
  const log = new EventLog();
  const deadlock = CATALOGUE['vmalloc-deadlock'];
  if (deadlock === undefined) throw new Error('the catalogue has lost a scenario');
  const found = {
    id: 'c9',
    name: 'found',
    objSize: 64,
    align: 0,
    flags: ['SLAB'],
    geometry: null,
    counters: { slabMax: 0, objMax: 0, objDeadlock: 0, objEmergencyMax: 0 },
    out: [],
    magazines: [],
    emergency: 0,
    linuxLive: 2,
  } as const;
  const run = new Run({ ...deadlock, found: [found], commands: deadlock.commands.slice(0, 1) }, log);
  run.send({ op: 'free', thread: 't9', cpu: 0, obj: '#c9' });
  run.advance(deadlock.end * 1e6, Number.POSITIVE_INFINITY);
  return sentencesOfLog(log);
}

/** A sentence of each kind of event of a log, and more. */
function sentencesOfLog(log: EventLog): { kind: string; sentence: string }[] {
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  const view = new View();
  const seen = new Map<string, string>();
  for (let i = 0; i < recording.length; i++) {
    const event = recording.event(i);
    recording.seek(view, i + 1);
    if (!seen.has(event.kind) || i % 97 === 0) seen.set(event.kind, describeEvent(event, view));
  }
  return [...seen].map(([kind, sentence]) => ({ kind, sentence }));
}
