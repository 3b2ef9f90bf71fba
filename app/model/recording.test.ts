import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, defaultTunables, Engine, EventLog } from '../../engine/index.ts';
import { Column, Table } from './columns.ts';
import { KEYFRAME_EVENTS } from './keyframes.ts';
import type { CacheView } from './plain-view.ts';
import { Recording } from './recording.ts';
import { View } from './view.ts';

type Batch = Parameters<Recording['append']>;

/** A run that is long enough for several keyframes: one cache that is filled and drained over and over. */
function longRun(): Batch[] {
  const log = new EventLog();
  const engine = new Engine({ machine: { cpus: 2, hz: 100 }, tunables: defaultTunables() }, log);
  const send = (command: Command): void => engine.send(command);
  const shape = { name: 'long', size: 256, align: 0, flags: ['VMEM' as const], ctor: false, dtor: false };
  send({ op: 'create', thread: 't0', cpu: 0, cache: 'c1', ...shape });
  const batches: Batch[] = [];
  for (let events = 0, told = 0; events < 2.5 * KEYFRAME_EVENTS; told = log.strings.length) {
    const cpu = batches.length % 2;
    for (let n = 0; n < 700; n++) {
      send({ op: 'alloc', thread: 't0', cpu, cache: 'c1', flags: 'KM_SLEEP', as: `o${n}` });
    }
    for (let n = 0; n < 700; n++) send({ op: 'free', thread: 't0', cpu: n % 2, obj: `o${n}` });
    send({ op: 'tick', n: 1 });
    const chunks = log.take();
    for (const chunk of chunks) events += chunk.count;
    batches.push([chunks, log.strings.slice(told)]);
  }
  return batches;
}

function record(batches: readonly Batch[]): Recording {
  const recording = new Recording();
  for (const [chunks, strings] of batches) recording.append(chunks, strings);
  return recording;
}

/** All of a view, with columns as far as something was written to them, and without the tables that they read. */
function contents(view: View): unknown {
  const plain = Object.entries(view).map(([name, value]) => {
    if (value instanceof Table) return [name, null];
    if (name === 'caches') return [name, view.caches.map(contentsOfCache)];
    if (!(value instanceof Column)) return [name, value];
    const words: number[] = [];
    const blank = value.get(-1);
    for (let i = 0; i < 20_000; i++) if (value.get(i) !== blank) words.push(i, value.get(i));
    return [name, words];
  });
  return Object.fromEntries(plain);
}

function contentsOfCache(cache: CacheView | null): unknown {
  const magazines = cache?.magazines.map((skm) => skm && [skm.age, skm.objs]);
  return cache && { ...cache, magazines };
}

describe('a recording', () => {
  const batches = longRun();
  const recording = record(batches);

  test('shows the same at a moment however one comes there', () => {
    const wanderer = new View();
    const moments = fc.array(fc.integer({ min: 0, max: recording.length }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(moments, (stops) => {
        for (const moment of stops) recording.seek(wanderer, moment);
        const walker = new View();
        // A fresh recording has no keyframe to start from.
        record(batches).seek(walker, wanderer.moment);
        expect(wanderer.moment).toBe(stops.at(-1));
        expect(contents(wanderer)).toEqual(contents(walker));
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  test('steps back by one event', () => {
    const view = new View();
    recording.seek(view, 1000);
    recording.seek(view, 999);
    expect(view.moment).toBe(999);
  });

  test('stops at its end and at its beginning', () => {
    const view = new View();
    recording.seek(view, recording.length + 5);
    expect(view.moment).toBe(recording.length);
    recording.seek(view, -5);
    expect(contents(view)).toEqual(contents(new View()));
  });

  test('takes events apart by number', () => {
    expect(recording.event(recording.length - 1).kind).toBe('jiffy');
    expect(() => recording.event(recording.length)).toThrow(RangeError);
  });
});
