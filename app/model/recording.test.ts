import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, defaultTunables, Engine, EVENT_WORDS, EventLog } from '../../engine/index.ts';
import { Column, Table } from './columns.ts';
import { KEYFRAME_EVENTS } from './keyframes.ts';
import { Magazines } from './magazines.ts';
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
  for (let events = 0, known = 0; events < 2.5 * KEYFRAME_EVENTS; known = log.strings.length) {
    const cpu = batches.length % 2;
    for (let n = 0; n < 700; n++) {
      send({ op: 'alloc', thread: 't0', cpu, cache: 'c1', flags: 'KM_SLEEP', as: `o${n}` });
    }
    for (let n = 0; n < 700; n++) send({ op: 'free', thread: 't0', cpu: n % 2, obj: `o${n}` });
    send({ op: 'tick', n: 1 });
    const chunks = log.take();
    for (const chunk of chunks) events += chunk.count;
    batches.push([chunks, log.strings.slice(known)]);
  }
  return batches;
}

function record(batches: readonly Batch[]): Recording {
  const recording = new Recording();
  for (const [chunks, strings] of batches) recording.append(chunks, strings);
  return recording;
}

/** The contents of a view: columns as far as they were written, without the tables that they read. */
function contents(view: View): unknown {
  const plain = Object.entries(view).map(([name, value]) => {
    if (value instanceof Table || value instanceof Magazines) return [name, null];
    if (name === 'caches') return [name, view.caches.map(contentsOfCache)];
    if (!(value instanceof Column)) return [name, value];
    const words: number[] = [];
    const blank = value.get(-1);
    for (let i = 0; i < 20_000; i++) if (value.get(i) !== blank) words.push(i, value.get(i));
    return [name, words];
  });
  return Object.fromEntries(plain);
}

function seen(recording: Recording, moment: number): View {
  const view = new View();
  recording.seek(view, moment);
  return view;
}

/** What the series of a recording show for a moment. */
function seriesAt(recording: Recording, moment: number): unknown {
  const { series } = recording;
  const [tracks] = series.caches;
  const numbers = [tracks?.slabs, tracks?.parked, tracks?.used].map((track) => track?.before(moment));
  const [lane] = series.lanes;
  return [
    numbers,
    tracks?.parked.between(0, moment),
    lane?.moments.countUpTo(moment - 1),
    recording.timeBefore(moment),
  ];
}

function contentsOfCache(cache: CacheView | null): unknown {
  const magazines = cache?.magazines.map((skm) => skm && [skm.age, skm.objs]);
  return cache && { ...cache, magazines };
}

describe('a recording', () => {
  const batches = longRun();
  const recording = record(batches);

  test('shows the same at a moment, whatever path leads there', () => {
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

  test('is independent of its fork, which starts with the same state', () => {
    const moment = KEYFRAME_EVENTS + 1234;
    const fork = recording.fork(moment, recording.strings);
    const [chunk, start] = [recording.chunkAt(moment).chunk, recording.chunkAt(moment).start];
    const rest = chunk.words.slice((moment - start) * EVENT_WORDS);
    fork.append([{ words: rest, count: rest.length / EVENT_WORDS }], []);
    expect(fork.length).toBe(start + chunk.count);
    for (const at of [0, 77, KEYFRAME_EVENTS - 1, moment, fork.length - 1]) {
      expect(seriesAt(fork, at)).toEqual(seriesAt(recording, at));
      expect(contents(seen(fork, at))).toEqual(contents(seen(recording, at)));
    }
    expect(fork.timeBefore(fork.length)).toBe(recording.timeBefore(fork.length));
  });

  describe('that was thinned', () => {
    const thinned = record(batches);
    thinned.thin(2 * KEYFRAME_EVENTS + 500);
    const { keptFrom } = thinned;

    test('keeps all events from a keyframe on, and none before', () => {
      expect(keptFrom).toBe(2 * KEYFRAME_EVENTS);
      expect(thinned.length).toBe(recording.length);
      expect(thinned.event(keptFrom)).toEqual(recording.event(keptFrom));
      expect(() => thinned.event(keptFrom - 1)).toThrow(RangeError);
      expect(thinned.bytes).toBeLessThan(record(batches).bytes);
    });

    test('is unchanged where its events are kept, and at keyframes', () => {
      for (const at of [0, KEYFRAME_EVENTS, keptFrom, keptFrom + 1, thinned.length]) {
        expect(contents(seen(thinned, at))).toEqual(contents(seen(recording, at)));
        expect(seriesAt(thinned, at)).toEqual(seriesAt(recording, at));
      }
    });

    test('steps from keyframe to keyframe where they are not', () => {
      const view = new View();
      const stops: number[] = [];
      for (const goal of [1, 1 + KEYFRAME_EVENTS, keptFrom + 3, keptFrom - 1, KEYFRAME_EVENTS - 1]) {
        thinned.seek(view, goal);
        stops.push(view.moment);
      }
      expect(stops).toEqual([KEYFRAME_EVENTS, keptFrom, keptFrom + 3, KEYFRAME_EVENTS, 0]);
    });

    test('lets a view that is where events were dropped step on to those that are kept', () => {
      const own = record(batches);
      const view = seen(own, keptFrom - 500);
      own.thin(keptFrom);
      own.seek(view, keptFrom + 100);
      expect(contents(view)).toEqual(contents(seen(recording, keptFrom + 100)));
    });

    test('forks at a keyframe, and continues from there', () => {
      const fork = thinned.fork(KEYFRAME_EVENTS, thinned.strings);
      expect([fork.length, fork.keptFrom]).toEqual([KEYFRAME_EVENTS, KEYFRAME_EVENTS]);
      const { chunk, start } = recording.chunkAt(KEYFRAME_EVENTS);
      const words = chunk.words.slice((KEYFRAME_EVENTS - start) * EVENT_WORDS);
      fork.append([{ words, count: words.length / EVENT_WORDS }], []);
      expect(contents(seen(fork, fork.length))).toEqual(contents(seen(recording, fork.length)));
      expect(seriesAt(fork, fork.length)).toEqual(seriesAt(recording, fork.length));
    });

    test('is thinned further as it grows, bit by bit', () => {
      const growing = new Recording();
      for (const [chunks, strings] of batches) {
        growing.append(chunks, strings);
        growing.thin(growing.length - KEYFRAME_EVENTS);
      }
      expect(growing.length - growing.keptFrom).toBeLessThan(2 * KEYFRAME_EVENTS);
      expect(contents(seen(growing, growing.length))).toEqual(contents(seen(recording, recording.length)));
    });
  });

  test('decodes events by number', () => {
    expect(recording.event(recording.length - 1).kind).toBe('jiffy');
    expect(() => recording.event(recording.length)).toThrow(RangeError);
  });
});
