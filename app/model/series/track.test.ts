import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Track } from './track.ts';

/** Values set by events, null for events that set none: arbitrary, or mostly steps by one. */
const jumps = fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { minLength: 1, maxLength: 3000 });
const steps = fc.array(fc.constantFrom(1, 1, 1, -1, -1, null, null, 9), { minLength: 1, maxLength: 3000 });
const changes = fc.oneof(jumps, steps.map(summedUp));

function summedUp(by: readonly (number | null)[]): (number | null)[] {
  let value = 0;
  return by.map((step) => {
    if (step !== null) value = Math.max(0, value + step);
    return step === null ? null : value;
  });
}

function trackOf(values: readonly (number | null)[]): Track {
  const track = new Track();
  for (const [moment, value] of values.entries()) if (value !== null) track.set(moment, value);
  return track;
}

/** The value at every moment, from 0 to the number of events. */
function valuesAt(values: readonly (number | null)[]): number[] {
  const all = [0];
  for (const value of values) all.push(value ?? all.at(-1) ?? 0);
  return all;
}

test('the range of any stretch has the lowest and highest of its values', () => {
  fc.assert(
    fc.property(changes, fc.nat(3000), fc.nat(3000), (values, a, b) => {
      const from = Math.min(a, b, values.length);
      const to = Math.min(Math.max(a, b), values.length);
      const part = valuesAt(values).slice(from, to + 1);
      expect(trackOf(values).between(from, to)).toEqual({ min: Math.min(...part), max: Math.max(...part) });
    }),
  );
});

test('the value at a moment is that of the last change before it', () => {
  fc.assert(
    fc.property(changes, fc.nat(3000), (values, at) => {
      const moment = Math.min(at, values.length);
      expect(trackOf(values).before(moment)).toBe(valuesAt(values)[moment]);
    }),
  );
});

test('a spike of one event among a million is found', () => {
  const track = new Track();
  for (let moment = 0; moment < 1_000_000; moment++) track.set(moment, moment % 2);
  track.set(1_000_000, 99);
  track.set(1_000_001, 0);
  expect(track.between(3, 1_000_002)).toEqual({ min: 0, max: 99 });
  expect(track.between(3, 1_000_000)).toEqual({ min: 0, max: 1 });
  expect(track.max).toBe(99);
});

test('a fork is equal up to its moment, and then grows independently', () => {
  fc.assert(
    fc.property(changes, fc.nat(3000), fc.nat(3000), fc.nat(3000), (values, a, b, at) => {
      const moment = Math.min(at, values.length);
      const track = trackOf(values);
      const fork = track.fork(moment);
      for (const [i, value] of values.entries()) if (value !== null && i >= moment) fork.set(i, value);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      expect(fork.between(from, to)).toEqual(track.between(from, to));
      expect([fork.max, fork.now]).toEqual([track.max, track.now]);
    }),
  );
});
