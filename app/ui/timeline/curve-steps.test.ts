import { expect, test } from 'vitest';
import { Track } from '../../model/series/track.ts';
import { stepsOf } from './paint-curves.ts';

const EDGES = Int32Array.from([0, 10, 20, 30]);

test('a step is a line from one value to the next, without a band', () => {
  const track = new Track();
  track.set(12, 5);
  expect(stepsOf(track, EDGES)).toEqual([{ x: 1, from: 0, to: 5, band: null }]);
});

test('where many values lie in a pixel a band holds all, and the line goes through the middle one', () => {
  const track = new Track();
  for (let moment = 10; moment < 20; moment++) track.set(moment, moment === 15 ? 100 : 7 + (moment % 2));
  const [step] = stepsOf(track, EDGES);
  expect(step?.band).toEqual({ min: 0, max: 100 });
  expect([7, 8]).toContain(step?.to);
});
