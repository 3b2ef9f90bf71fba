import { expect, test } from 'vitest';
import { KIND } from '../../engine/index.ts';
import { reduce } from './reduce.ts';
import { View } from './view.ts';

const JIFFY = [KIND.jiffy, 0, 1, 0];

/** A chunk of events, each as its four words. */
function chunkOf(events: readonly (readonly number[])[]): { words: Int32Array; count: number } {
  return { words: Int32Array.from(events.flat()), count: events.length };
}

test('the first inconsistent event is reported with its number, anywhere in a chunk, and the rest is applied', () => {
  const lock = [KIND.lock, 0, 7, 1];
  const chunk = chunkOf([JIFFY, JIFFY, JIFFY, lock, lock, [KIND.jiffy, 0, 9, 0]]);
  const view = new View();
  reduce(view, chunk, 0, 2, []);
  expect(view.damage).toBeNull();
  reduce(view, chunk, 2, 6, []);
  expect(view.damage).toEqual({ moment: 3, why: 'no cache 7' });
  expect([view.moment, view.jiffies]).toEqual([6, 9]);
});

test('going back before the damage clears it', () => {
  const view = new View();
  const before = view.keep();
  reduce(view, chunkOf([[127, 0, 0, 0]]), 0, 1, []);
  expect(view.damage).toEqual({ moment: 0, why: 'no kind of event 127' });
  const after = view.keep();
  view.restore(before);
  expect(view.damage).toBeNull();
  view.restore(after);
  expect(view.damage?.moment).toBe(0);
});

test('no event makes a view throw, or take memory without limit', () => {
  const view = new View();
  const named = [KIND.cacheCreated, 0, 0, 0];
  reduce(view, chunkOf([named]), 0, 1, ['c']);
  const extremes = [-(2 ** 31), -1, 0, 1, 300, 2 ** 20, 2 ** 28, 2 ** 31 - 1];
  for (let kind = 0; kind < 128; kind++) {
    for (const a of extremes) {
      for (const b of extremes) reduce(view, chunkOf([[kind, 0, a, b]]), 0, 1, []);
    }
  }
  const copy = new View();
  copy.restore(view.keep());
  expect(copy.moment).toBe(1 + 128 * extremes.length ** 2);
});
