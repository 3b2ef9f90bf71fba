import { expect, test } from 'vitest';
import { Numbers } from '../../model/series/numbers.ts';
import { bandsOf } from './bands.ts';
import { timeline } from './timeline-of-a-thousand.fixture.ts';

function stretches(...ends: readonly number[]): Numbers {
  const numbers = new Numbers();
  for (const end of ends) numbers.push(end);
  return numbers;
}

test('a band reaches from the start of a stretch to its end; an open one reaches to the end of the recording', () => {
  const bands = bandsOf(timeline(), stretches(100, 300, 800));
  expect(bands.map((ends) => ends.map(Math.round))).toEqual([
    [50, 150],
    [400, 500],
  ]);
});

test('many short stretches in a few pixels fill only these pixels', () => {
  const ends = Array.from({ length: 40 }, (_, i) => 400 + i);
  const bands = bandsOf({ ...timeline(), width: 50 }, stretches(...ends));
  expect(bands.length).toBeLessThanOrEqual(3);
  expect(bands[0]?.[0]).toBeCloseTo(20, 0);
  expect(bands.at(-1)?.[1]).toBeLessThan(24);
});
