import { expect, test } from 'vitest';
import type { Pattern } from '../../../engine/index.ts';
import { figureProblem, figuresOf, PATTERN_FORMS, PATTERN_KINDS } from './caller-patterns.ts';

const PATTERNS: readonly Pattern[] = [
  { kind: 'steady', rate: 40, arrivals: 'regular', lifetime: { kind: 'logNormal', median: 9, sigma: 2 } },
  { kind: 'ramp', from: 1, to: 2, over: 3, arrivals: 'poisson', lifetime: { kind: 'forever' } },
  { kind: 'leak', rate: 5 },
  { kind: 'burst', size: 3, every: 20, hold: 10 },
  { kind: 'sawtooth', size: 3, period: 20 },
  { kind: 'loop', batch: 3, think: 1, rounds: 4 },
  { kind: 'pipe', to: 1, depth: 2, rate: 0 },
  { kind: 'replay', calls: ['0+1 5-1'] },
];

test.each(PATTERNS)('editing a $kind without changes leaves it unchanged', (pattern) => {
  expect(PATTERN_FORMS[pattern.kind].make(figuresOf(pattern), pattern)).toEqual(pattern);
});

test('every number has a valid default', () => {
  for (const kind of PATTERN_KINDS)
    for (const figure of PATTERN_FORMS[kind].figures)
      expect(figureProblem(figure, String(figure.preset))).toBeNull();
});

test('a wrong number is refused with its range', () => {
  const [size] = PATTERN_FORMS.sawtooth.figures;
  if (size === undefined) throw new Error('a sawtooth has a size');
  expect(figureProblem(size, '1.5')).toBe('objects per batch: must be a whole number from 1 to 1,000,000');
  expect(figureProblem(size, '')).not.toBeNull();
});
