import { expect, test } from 'vitest';
import { Track } from '../../model/series/track.ts';
import { lineThrough, stepsOf } from './curve-steps.ts';

const EDGES = Int32Array.from([0, 10, 20, 30]);

test('a step is a line from one value to the next, without a band', () => {
  const track = new Track();
  track.set(12, 5);
  expect(stepsOf(track, EDGES)).toEqual([{ x: 1, from: 0, to: 5, end: 5, band: null }]);
});

test('many values in a pixel become a band, and the line goes through the median', () => {
  const track = new Track();
  for (let moment = 10; moment < 20; moment++) track.set(moment, moment === 15 ? 100 : 7 + (moment % 2));
  const [step] = stepsOf(track, EDGES);
  expect(step?.band).toEqual({ min: 0, max: 100 });
  expect([7, 8]).toContain(step?.to);
});

test('the line is level after a pixel of many values, even far from the next change', () => {
  const track = new Track();
  for (let moment = 11; moment < 19; moment++) track.set(moment, moment === 15 ? 100 : 7 + (moment % 2));
  track.set(19, 2);
  track.set(95, 9);
  const edges = Int32Array.from({ length: 11 }, (_, i) => 10 * i);
  const line = lineThrough(track, edges, stepsOf(track, edges));
  const sloped = line.flatMap(([x, value], i) => {
    const [x2, value2] = line[i + 1] ?? [x, value];
    return value !== value2 && x2 - x > 1 ? [[x, x2]] : [];
  });
  expect(sloped).toEqual([]);
  expect(line.at(-1)).toEqual([10, 9]);
  expect(line.some(([x, value]) => x === 2 && value === 2)).toBe(true);
});
