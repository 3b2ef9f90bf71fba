import type { Measure } from './measure.ts';

/** A number that must hold: exactly, at least or at most. */
export interface Bound {
  readonly kind: 'is' | 'atLeast' | 'atMost';
  readonly value: number;
}

/** What a number of the machine is expected to be. */
export interface Expectation {
  readonly measure: Measure;
  readonly bound: Bound;
}

const FORM = /^(>=|<=)\s*(-?\d+(?:\.\d+)?)$/;

/** Reads a bound: a number, or a text such as `>= 30`; null for another text. */
export function readBound(value: number | string): Bound | null {
  if (typeof value === 'number') return { kind: 'is', value };
  const [, sign, limit] = FORM.exec(value) ?? [];
  if (sign === undefined) return null;
  return { kind: sign === '>=' ? 'atLeast' : 'atMost', value: Number(limit) };
}

/** Returns whether a value is within a bound. */
export function isWithin(value: number, { kind, value: limit }: Bound): boolean {
  if (kind === 'is') return value === limit;
  return kind === 'atLeast' ? value >= limit : value <= limit;
}

/** A bound as it is written in a lesson. */
export function writeBound({ kind, value }: Bound): string {
  return kind === 'is' ? String(value) : `${kind === 'atLeast' ? '>=' : '<='} ${value}`;
}
