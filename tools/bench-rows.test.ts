import { expect, test } from 'vitest';
import { compareFigures, parseFigures } from './bench-rows.ts';

/** Output of 0.2.0: rows of the engine, and of the page. */
const PRINTED = `Some processor, 2 cores · Node v22.0.0 · medians of 31
magazine hit, events off                            12.3 ns/pair (at most 18) ✓
allocate 10,000, free 10,000, events on            101.4 ns/pair (at most 100) ✗
hit with 1,000 live objects, events off             12.5 ns/pair
eight simulated CPUs, recorded                       2.6 million calls/s (at least 2) ✓
first picture       after navigation          612 ms (at most 1500) ✓
first picture       needs JavaScript          244 kB gzip (at most 250) ✓
10,000 objects      plays 120 events/s        0.3 median, 0.6 p95, 9.1 worst ms (p95 at most 8) ✓ · 240 frames, 60/s
10.0 million events are held                  350 MB, 361 MB after a walk (at most 600) ✓
a sweep             longest task of the page  none over 50 ms ✓`;

test('rows that benchmarks print are read by name', () => {
  const figures = [...parseFigures(PRINTED)].map(([name, { value }]) => [name, value]);
  expect(figures).toEqual([
    ['magazine hit, events off', 12.3],
    ['allocate 10,000, free 10,000, events on', 101.4],
    ['hit with 1,000 live objects, events off', 12.5],
    ['eight simulated CPUs, recorded', 2.6],
    ['first picture after navigation, ms', 612],
    ['first picture needs JavaScript, kB gzip', 244],
    ['10,000 objects plays 120 events/s, median', 0.3],
    ['10,000 objects plays 120 events/s, p95', 0.6],
    ['10.0 million events are held, MB', 350],
    ['10.0 million events are held, MB after a walk', 361],
    ['a sweep longest task of the page, ms', 50],
  ]);
});

/** Figures of one name in a unit, one for each round. */
function rounds(unit: string, ...values: readonly string[]): ReturnType<typeof parseFigures>[] {
  return values.map((value) => parseFigures(`a row    ${value} ${unit}`));
}

test('a figure counts as slower when the median of its rounds is more than a tenth slower', () => {
  const there = rounds('ns', '100.0', '100.0', '100.0');
  const slower = compareFigures(rounds('ns', '90.0', '115.0', '112.0'), there);
  expect(slower).toMatchObject([{ ratio: 1.12, least: 0.9, most: 1.15, isSlower: true }]);
  expect(compareFigures(rounds('ns', '109.0', '108.0', '180.0'), there)).toMatchObject([{ isSlower: false }]);
});

test('a rate counts as slower when it is lower', () => {
  const [slower] = compareFigures(rounds('million calls/s', '2.00'), rounds('million calls/s', '3.00'));
  expect(slower).toMatchObject({ ratio: 1.5, isSlower: true });
});

test('a difference that rounding explains does not count', () => {
  expect(compareFigures(rounds('s', '0.4'), rounds('s', '0.3'))).toMatchObject([{ isSlower: false }]);
  expect(compareFigures(rounds('s', '0.400'), rounds('s', '0.300'))).toMatchObject([{ isSlower: true }]);
  expect(compareFigures(rounds('ms', '0'), rounds('ms', '0'))).toMatchObject([{ ratio: 1, isSlower: false }]);
});
