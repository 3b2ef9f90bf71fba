import { expect, test } from 'vitest';
import { speedWords } from './speeds.ts';

test.each([
  ['events', 119.7, '120 events/s'],
  ['events', 1.2, '1 event/s'],
  ['events', 1_000_000, '1,000,000 events/s'],
  ['time', 237.5, '240 ms/s'],
  ['time', 8.33, '8.3 ms/s'],
  ['time', 0.0833, '83 µs/s'],
  ['time', 1500, '1.5× real time'],
] as const)('%s at %d reads %s', (pace, speed, words) => {
  expect(speedWords(pace, speed)).toBe(words);
});
