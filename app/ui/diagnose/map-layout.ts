import { hierarchy, treemap } from 'd3';
import type { CacheDiagnosis } from '../../model/diagnose/cache-diagnosis.ts';
import { type Split, sumOfSplits } from '../../model/diagnose/split.ts';

/** A rectangle of the map, in px. */
export interface MapCell {
  /** The only cache in it, or the largest of those that are too small to have one each. */
  readonly first: CacheDiagnosis;
  /** How many caches it stands for, and what they hold in bytes. */
  readonly caches: number;
  readonly bytes: number;
  /** Where the bytes of all of them go; null if that is not known. */
  readonly split: Split | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Caches with a rectangle of their own, at most, and the share of all bytes from which on they get one. */
const MOST_CELLS = 60;
const LEAST_SHARE = 0.001;

/** The px between two rectangles. */
const GAP = 2;

/** Rectangles whose areas are what the caches hold, the largest first. `caches` must be sorted by what they hold. */
export function mapCells(caches: readonly CacheDiagnosis[], width: number, height: number): MapCell[] {
  const holding = caches.filter(({ heldBytes }) => (heldBytes ?? 0) > 0);
  const all = bytesOf(holding);
  const own = holding.slice(0, MOST_CELLS).filter((found) => bytesOf([found]) >= LEAST_SHARE * all);
  const rest = holding.slice(own.length);
  const parts: MapPart[] = own.map((first) => partOf(first, [first]));
  const [first] = rest;
  if (first !== undefined) parts.push(partOf(first, rest));
  const root = hierarchy<MapPart | { readonly children: MapPart[] }>({ children: parts }).sum((part) =>
    'bytes' in part ? part.bytes : 0,
  );
  const laid = treemap<MapPart | { readonly children: MapPart[] }>()
    .size([width, height])
    .paddingInner(GAP)
    .round(true)(root);
  return laid.leaves().flatMap(({ data, x0, y0, x1, y1 }) => {
    const isSeen = 'bytes' in data && x1 > x0 && y1 > y0;
    return isSeen ? [{ ...data, x: x0, y: y0, width: x1 - x0, height: y1 - y0 }] : [];
  });
}

type MapPart = Pick<MapCell, 'first' | 'caches' | 'bytes' | 'split'>;

function partOf(first: CacheDiagnosis, caches: readonly CacheDiagnosis[]): MapPart {
  const split = sumOfSplits(caches.map((found) => found.split));
  return { first, caches: caches.length, bytes: bytesOf(caches), split };
}

function bytesOf(caches: readonly CacheDiagnosis[]): number {
  return caches.reduce((sum, { heldBytes }) => sum + (heldBytes ?? 0), 0);
}
