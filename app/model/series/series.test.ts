import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, KMC_BITS, Run } from '../../../engine/index.ts';
import { Recording } from '../recording.ts';
import { SHADED_BITS } from '../state-bits.ts';
import { PLACE, View } from '../view.ts';
import { MARKS } from './marks.ts';

/** A scenario of the catalogue, recorded to its end or to `most` events. */
function recorded(name: string, most = 60_000): Recording {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
  const log = new EventLog();
  new Run(scenario, log).advance(scenario.end * 1e6, most);
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  return recording;
}

/** Whether a condition holds at a moment, given its alternating starts and ends. */
const holds = (stretches: { countUpTo(limit: number): number }, moment: number): boolean =>
  stretches.countUpTo(moment - 1) % 2 === 1;

describe.each(['vmalloc-deadlock', 'kswapd-loop', 'magazine-stranding'])('the series of %s', (name) => {
  const recording = recorded(name);
  const { series, length } = recording;
  const moments = Array.from({ length: 60 }, (_, i) => Math.round((length * i) / 59));

  test('has the numbers that the view has, at every moment', () => {
    const view = new View();
    for (const moment of moments) {
      recording.seek(view, moment);
      for (const cache of view.caches) {
        if (cache === null || cache.linuxLive >= 0) continue;
        const tracks = series.caches[cache.index];
        const parked = cache.magazines.reduce((sum, skm) => sum + (skm?.objs.length ?? 0), 0);
        const emitted = [tracks?.slabs, tracks?.parked, tracks?.emergency].map(
          (track) => track?.before(moment) ?? 0,
        );
        expect([moment, ...emitted]).toEqual([moment, cache.slabTotal, parked, cache.objEmergency]);
      }
      if (view.memory.frames > 0) expect(series.freePages.before(moment)).toBe(view.memory.free);
    }
  });

  test('knows when state bits were set', () => {
    const view = new View();
    for (const moment of moments) {
      recording.seek(view, moment);
      for (const cache of view.caches) {
        if (cache === null) continue;
        for (const bit of SHADED_BITS) {
          const stretches = series.caches[cache.index]?.bands[bit];
          const isSet = (cache.flags & (1 << KMC_BITS[bit])) !== 0;
          expect([bit, moment, stretches !== undefined && holds(stretches, moment)]).toEqual([
            bit,
            moment,
            isSet,
          ]);
        }
      }
    }
  });

  test('marks ascend and lie within the recording', () => {
    for (const kind of MARKS) {
      const list = series.marks[kind];
      for (let i = 0; i < list.length; i++) {
        expect(list.at(i)).toBeLessThan(length);
        if (i > 0) expect(list.at(i)).toBeGreaterThanOrEqual(list.at(i - 1));
      }
    }
  });

  test('does not depend on how the events are chunked', () => {
    const pieces = new Recording();
    for (const { words, count } of recording.chunks) {
      for (let from = 0; from < count; from += 777) {
        const size = Math.min(777, count - from);
        pieces.append([{ words: words.slice(from * 4, (from + size) * 4), count: size }], []);
      }
    }
    for (const moment of moments) {
      expect(pieces.series.caches.map((tracks) => tracks.parked.before(moment))).toEqual(
        series.caches.map((tracks) => tracks.parked.before(moment)),
      );
      expect(pieces.timeBefore(moment)).toBe(recording.timeBefore(moment));
    }
  });
});

test('the vmalloc deadlock is marked, and its emergency objects', () => {
  const { marks } = recorded('vmalloc-deadlock').series;
  expect(marks.deadlock.length).toBeGreaterThan(0);
  expect(marks.emergency.length).toBeGreaterThan(0);
});

test('objects with callers are counted as the view places them', () => {
  const recording = recorded('vmalloc-deadlock', 20_000);
  const view = new View();
  recording.seek(view, recording.length);
  let held = 0;
  for (let obj = 1; obj < view.objEnd; obj++) {
    const place = view.objPlace.get(obj);
    if (view.objCache.get(obj) === 0 && (place === PLACE.caller || place === PLACE.emergency)) held += 1;
  }
  expect(recording.series.caches[0]?.used.now).toBe(held);
});
