import { type Scenario, TUNABLES } from '../../../engine/index.ts';
import { type AxisName, isFlags, vary } from './vary.ts';

/** What is varied, and its values. */
export interface Axis {
  readonly what: AxisName;
  readonly values: readonly number[];
}

/** One thing that is changed, and its value. */
export interface Change {
  readonly what: AxisName;
  readonly value: number;
}

/** A run of a sweep. */
export interface SweepRun {
  readonly id: number;
  /** Value of each axis. */
  readonly values: readonly number[];
  readonly seed: number;
}

/** The most runs of a sweep. */
export const MOST_RUNS = 512;

/** All runs: each combination of values with each of `seeds` seeds, beginning with `seed`. */
export function planSweep(seed: number, axes: readonly Axis[], seeds: number): SweepRun[] {
  const combinations = axes.reduce<number[][]>(
    (sofar, { values }) => sofar.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );
  return Array.from({ length: seeds }, (_, n) =>
    combinations.map((values, i) => ({ id: n * combinations.length + i, values, seed: seed + n })),
  ).flat();
}

/** What a run changes. */
export function changesOf({ values }: SweepRun, axes: readonly Axis[]): readonly Change[] {
  return axes.flatMap(({ what }, i) => {
    const value = values[i];
    return value === undefined ? [] : [{ what, value }];
  });
}

/** A scenario with some things changed. */
export function changed(scenario: Scenario, changes: readonly Change[]): Scenario {
  return changes.reduce((base, { what, value }) => vary(base, what, value), scenario);
}

/** What is wrong with typed values; `text` is the invalid part. */
export type ValuesProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too many'; readonly most: number }
  | { readonly kind: 'not a range' | 'endless'; readonly text: string };

/** A value outside of the range of its axis. */
export interface RangeProblem {
  readonly what: AxisName;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

type Values = { readonly values: readonly number[] } | { readonly problem: ValuesProblem };

/** The values in a text such as `2, 16, 256`, `1..8` or `2..256 x2`, or what is wrong with it. */
export function parseValues(text: string): Values {
  const values: number[] = [];
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const more: Values = part === '' ? { values: [] } : parsePart(part);
    if ('problem' in more) return more;
    values.push(...more.values);
  }
  if (values.length === 0) return { problem: { kind: 'empty' } };
  if (values.length > MOST_RUNS) return { problem: { kind: 'too many', most: MOST_RUNS } };
  return { values: [...new Set(values)] };
}

function parsePart(part: string): Values {
  const range = /^(\d+)\s*\.\.\s*(\d+)(?:\s*(x|\+)\s*(\d+))?$/.exec(part);
  if (range === null) {
    if (/^\d+$/.test(part)) return { values: [Number(part)] };
    return { problem: { kind: 'not a range', text: part } };
  }
  const [, low, high, by, step] = range;
  const grow = Number(step ?? 1);
  if (grow < (by === 'x' ? 2 : 1)) return { problem: { kind: 'endless', text: part } };
  const values: number[] = [];
  for (let value = Number(low); value <= Number(high) && values.length <= MOST_RUNS; ) {
    values.push(value);
    value = by === 'x' ? Math.max(1, value * grow) : value + grow;
  }
  return { values };
}

/** Why a value is outside of the range of its axis; null when it is inside. */
export function valueProblem(what: AxisName, value: number): RangeProblem | null {
  const { min, max } = rangeOf(what);
  return value >= min && value <= max ? null : { what, value, min, max };
}

/** A value worth trying in place of `present`: twice as much, or half if that is out of range. */
export function suggestedValue(what: AxisName, present: number | null): number {
  const { min, max } = rangeOf(what);
  if (present === null) return min;
  if (isFlags(what)) return present === min ? min + 1 : min;
  if (present === 0) return Math.min(max, FROM_ZERO[what] ?? 1);
  return 2 * present <= max ? 2 * present : Math.max(min, present >> 1);
}

/** Parameters for which 0 means “by size” or “never”. */
const FROM_ZERO: Partial<Readonly<Record<AxisName, number>>> = {
  spl_kmem_cache_magazine_size: 16,
  spl_kmem_cache_slab_limit: 16_384,
  spl_kmem_cache_kmem_limit: 4096,
};

function rangeOf(what: AxisName): { readonly min: number; readonly max: number } {
  const tunable = TUNABLES.find(({ name }) => name === what);
  if (tunable !== undefined) return tunable;
  const [min, max] = LIMITS[what as keyof typeof LIMITS];
  return { min, max };
}

const LIMITS = { cpus: [1, 64], memory: [1, 4096], threads: [1, 64], objectSize: [1, 16 << 20] } as const;
