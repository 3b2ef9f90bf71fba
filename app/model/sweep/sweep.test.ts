import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, Run } from '../../../engine/index.ts';
import { describeRangeProblem, PRESET_WORDS } from '../../words/sweeps.ts';
import { parseValues, planSweep, valueProblem } from './plan.ts';
import { PRESETS } from './presets.ts';
import { cellsOf, sweepCsv } from './summary.ts';
import { AXES, vary } from './vary.ts';

const scenario = CATALOGUE['cross-cpu-free'];
if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
const base = scenario;

describe('values of an axis', () => {
  test.each([
    ['2, 16,256', [2, 16, 256]],
    ['1..4', [1, 2, 3, 4]],
    ['2..32 x2, 5', [2, 4, 8, 16, 32, 5]],
    ['10..30+10', [10, 20, 30]],
  ])('%s', (text, values) => {
    expect(parseValues(text)).toEqual({ values });
  });

  test.each(['', 'a', '1..', '1..9 x1', '-3'])('“%s” is refused with a reason', (text) => {
    expect(parseValues(text)).toHaveProperty('problem');
  });

  test('outside of the range are reported with the range', () => {
    const problem = valueProblem('spl_kmem_cache_expire', 4);
    expect(problem === null ? '' : describeRangeProblem(problem)).toBe(
      'spl_kmem_cache_expire must be between 0 and 3, not 4',
    );
    expect(valueProblem('cpus', 8)).toBeNull();
  });
});

describe('a plan', () => {
  test('has every combination once per seed', () => {
    const axes = [
      { what: 'cpus', values: [1, 2] },
      { what: 'spl_kmem_cache_expire', values: [0, 1, 2] },
    ] as const;
    const runs = planSweep(base.seed, axes, 3);
    expect(runs).toHaveLength(18);
    expect(new Set(runs.map(({ values, seed }) => `${values.join()}/${seed}`)).size).toBe(18);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(18);
    expect(cellsOf(runs, new Map(), 'operations')).toHaveLength(6);
  });

  test('of any change is a scenario that runs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...AXES), fc.integer({ min: 1, max: 3 }), (what, value) => {
        const run = new Run({ ...vary(base, what, value), end: 1 }, new EventLog());
        run.advance(1e6, Number.POSITIVE_INFINITY);
        expect(run.refusals).toEqual([]);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test.each(PRESETS.map((preset) => [PRESET_WORDS[preset.name], preset] as const))(
    '“%s” has valid axes',
    (_, preset) => {
      expect(CATALOGUE[preset.scenario]).toBeDefined();
      for (const { what, values } of preset.axes) {
        expect(values.map((value) => valueProblem(what, value))).toEqual(values.map(() => null));
      }
    },
  );
});

test('results are written as a table with a row for each run', () => {
  const runs = planSweep(base.seed, [{ what: 'cpus', values: [1, 2] }], 1);
  const results = new Map([[0, { ok: false, reason: 'it said "no"' } as const]]);
  const [head, row] = sweepCsv([{ what: 'cpus', values: [1, 2] }], runs, results).split('\n');
  expect(head).toMatch(/^cpus,seed,operations,hitRate/);
  expect(row).toContain('"it said ""no"""');
});
