import {
  CACHE_FIELDS,
  CANCELLED,
  type EventKind,
  FAULT_MODES,
  FAULT_TARGETS,
  FN,
  KMC_BITS,
  OPS,
  payloadOf,
  TUNABLE_NAMES,
  WAIT,
  ZONE_FIELDS,
} from '../../../engine/index.ts';
import type { PartRange, PartValue } from './condition.ts';

/** The parts of a packed word, from the lowest bits up, and how many bits each takes. */
type Layout = Readonly<Record<string, number>>;

/** Reads one number of an event from its words. */
export type ReadPart = (what: number, a: number, b: number) => number;

/** Where a part of a packed event is: the number of its word in the event, and the bits there. */
export interface Part {
  readonly word: 0 | 2 | 3;
  readonly shift: number;
  /** Bits that it takes; 32 for a whole word, which has a sign. */
  readonly bits: number;
}

/** Parts that every event has; see `engine/event/log.ts`. */
const OF_ALL: Readonly<Record<string, Part>> = {
  fn: { word: 0, shift: 7, bits: 6 },
  cpu: { word: 0, shift: 13, bits: 8 },
};

const indexes = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map((name, i) => [name, i]));

/** The names that numbers stand for, by name of the part. */
const NAMES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  fn: FN,
  caller: FN,
  work: FN,
  op: indexes(OPS),
  bit: KMC_BITS,
  on: WAIT,
  target: indexes(FAULT_TARGETS),
  mode: indexes(FAULT_MODES),
  index: indexes(TUNABLE_NAMES),
  found: indexes(CANCELLED),
  field: { ...indexes(CACHE_FIELDS), ...indexes(ZONE_FIELDS) },
};

/** Where a part of a kind of event is; null when it has no such part. */
export function partOf(kind: EventKind, name: string): Part | null {
  const [first, second] = payloadOf(kind);
  return partIn(first, name, 2) ?? partIn(second, name, 3) ?? OF_ALL[name] ?? null;
}

function partIn(layout: string | Layout, name: string, word: 2 | 3): Part | null {
  // A wait code also has the number of a cache.
  if (layout === name) return { word, shift: 0, bits: name === 'on' ? 4 : 32 };
  if (typeof layout === 'string') return null;
  let shift = 0;
  for (const [part, bits] of Object.entries(layout)) {
    if (part === name) return { word, shift, bits };
    shift += bits;
  }
  return null;
}

/** A function that reads a part. */
export function readerOf({ word, shift, bits }: Part): ReadPart {
  const mask = 2 ** bits - 1;
  const read = bits === 32 ? (value: number) => value : (value: number) => (value >>> shift) & mask;
  if (word === 0) return (what) => read(what);
  return word === 2 ? (_, a) => read(a) : (_, _a, b) => read(b);
}

/** The number of a wanted value; null for an unknown name. */
export function numberOf(name: string, value: PartValue): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return NAMES[name]?.[value] ?? null;
}

/** Why a part cannot be asked for; null if it can. */
export function partProblem(kind: EventKind, name: string, value: PartValue | PartRange): string | null {
  if (partOf(kind, name) === null) return `${kind} has no part ${name}`;
  if (typeof value === 'object' || numberOf(name, value) !== null) return null;
  return `${name} is never “${value}”`;
}
