import { expect, test } from 'vitest';
import { EventLog } from '../../../engine/index.ts';
import { Recording } from '../recording.ts';
import { axisUnit, extent, momentAt, panned, placeOf, type Window, wholeOf, zoomed } from './window.ts';

/** A recording of `count` empty events, `step` ns apart. */
function evenly(count: number, step: number): Recording {
  const log = new EventLog();
  for (let i = 0; i < count; i++) log.append(0, (i * step) | 0, 0, 0);
  const recording = new Recording();
  recording.append(log.take(), []);
  return recording;
}

const recording = evenly(1000, 2000);

test('the whole of a recording ranges from 0 to its length or its last event', () => {
  expect(wholeOf(recording, 'events')).toEqual({ measure: 'events', from: 0, to: 1000 });
  expect(wholeOf(recording, 'time')).toEqual({ measure: 'time', from: 0, to: 999 * 2000 });
  expect(extent(new Recording(), 'time')).toBe(1);
});

test.each(['events', 'time'] as const)('places and moments map to each other exactly, by %s', (measure) => {
  const window = wholeOf(recording, measure);
  for (const moment of [2, 31, 32, 33, 500, 999]) {
    expect(momentAt(recording, window, placeOf(recording, window, moment))).toBe(moment);
  }
});

test('zooming keeps the place under the pointer, and stops at the whole and at 20 events', () => {
  const whole = wholeOf(recording, 'events');
  const near = zoomed(recording, whole, 0.5, 250);
  expect(near).toEqual({ measure: 'events', from: 125, to: 625 });
  expect(zoomed(recording, near, 10, 300)).toEqual(whole);
  const nearest = zoomed(recording, near, 1e-6, 300);
  expect(nearest.to - nearest.from).toBe(20);
});

test('panning stops at both ends', () => {
  const part: Window = { measure: 'events', from: 100, to: 200 };
  expect(panned(recording, part, 0.5)).toEqual({ measure: 'events', from: 150, to: 250 });
  expect(panned(recording, part, -5)).toEqual({ measure: 'events', from: 0, to: 100 });
  expect(panned(recording, part, 50)).toEqual({ measure: 'events', from: 900, to: 1000 });
});

test('times beyond 2^32 ns are exact', () => {
  const long = evenly(5000, 2_000_000);
  expect(long.timeBefore(5000)).toBe(4999 * 2_000_000);
  expect(long.momentAtTime(4000 * 2_000_000)).toBe(4001);
});

test('an axis counts events, or time in a unit that keeps its numbers short', () => {
  expect(axisUnit({ measure: 'events', from: 0, to: 5e9 })).toEqual({ name: '', size: 1 });
  const units = [3e3, 5e7, 5e9].map((to) => axisUnit({ measure: 'time', from: 0, to }).name);
  expect(units).toEqual(['µs', 'ms', 's']);
});
