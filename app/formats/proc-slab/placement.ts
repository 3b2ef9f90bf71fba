import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { feasibleCounts, type PlacementCounts, type PlacementWarning } from './placement-counts.ts';

/** What a placement is drawn from. Counts are whole numbers from 0. */
export interface PlacementInput extends PlacementCounts {
  readonly cpus: number;
  /** Objects that one CPU's magazine holds; 0 for a cache without magazines. */
  readonly magazineSize: number;
  /**
   * At most this part of the objects out, 0 to 1, lies in magazines. A quarter if left out; 0: all are in
   * use.
   */
  readonly parkedAtMost?: number;
  /** Any 32-bit integer: the same seed gives the same placement. */
  readonly seed: number;
}

/** Where the objects of one cache are. Slabs are numbered from 0, in no particular order. */
export interface Placement {
  /** For each slab, how many of its objects are out. */
  readonly out: Uint32Array;
  /** For each CPU, the slab of each object in its magazine, bottom to top. These objects count as out. */
  readonly magazines: readonly Uint32Array[];
  /** Totals that were changed because they contradict each other. */
  readonly warnings: readonly PlacementWarning[];
}

/** A placement, or the figures that are too large to draw. */
export type PlacementResult =
  | { readonly ok: true; readonly placement: Placement }
  | { readonly ok: false; readonly kind: 'too large'; readonly slabs: number; readonly objects: number };

/** The most slabs, and the most objects, that a placement is made for. */
const MAX_PLACED_SLABS: number = 4_000_000;
const MAX_PLACED_OBJECTS: number = 16_000_000;

/**
 * Draws a possible state of a cache from its totals, which is all that the file gives.
 *
 * The model: the slabs in use are a uniform random choice among all slabs. Each gets one object that is out; the others
 * are spread over the remaining places of these slabs, uniformly. The magazine of each CPU gets a uniform random number
 * of objects from 0 to its size; if the sum exceeds `parkedAtMost`, all are scaled down by the same factor. Which of the
 * objects that are out are in the magazines is uniform too. Totals that contradict each other are changed to the nearest
 * possible ones, with a warning.
 */
export function placeObjects(input: PlacementInput): PlacementResult {
  const objects = input.slabTotal * input.objsPerSlab;
  if (input.slabTotal > MAX_PLACED_SLABS || objects > MAX_PLACED_OBJECTS) {
    return { ok: false, kind: 'too large', slabs: input.slabTotal, objects };
  }
  const { counts, warnings } = feasibleCounts(input);
  const random = xoroshiro128plus(input.seed);
  const out = fillSlabs(counts, random);
  const levels = magazineLevels(input, counts.objAlloc, random);
  return { ok: true, placement: { out, magazines: fillMagazines(out, levels, random), warnings } };
}

const PARKED_AT_MOST = 0.25;

function fillSlabs(counts: PlacementCounts, random: RandomGenerator): Uint32Array {
  const { slabTotal, slabAlloc, objAlloc, objsPerSlab } = counts;
  const out = new Uint32Array(slabTotal);
  const inUse = new Uint32Array(slabAlloc);
  let found = 0;
  drawWithout(slabTotal, slabAlloc, random, (slab) => {
    out[slab] = 1;
    inUse[found] = slab;
    found += 1;
  });
  const roomEach = objsPerSlab - 1;
  drawWithout(slabAlloc * roomEach, objAlloc - slabAlloc, random, (place) => {
    const slab = inUse[Math.floor(place / roomEach)] ?? 0;
    out[slab] = (out[slab] ?? 0) + 1;
  });
  return out;
}

/** Draws `wanted` different numbers below `from`, all choices alike, and hands them over in rising order. */
function drawWithout(
  from: number,
  wanted: number,
  random: RandomGenerator,
  take: (drawn: number) => void,
): void {
  let left = wanted;
  for (let candidate = 0; left > 0; candidate += 1) {
    const candidatesLeft = from - candidate;
    if (left === candidatesLeft || uniformInt(random, 0, candidatesLeft - 1) < left) {
      take(candidate);
      left -= 1;
    }
  }
}

function magazineLevels(input: PlacementInput, objAlloc: number, random: RandomGenerator): readonly number[] {
  const drawn = Array.from({ length: input.cpus }, () => uniformInt(random, 0, input.magazineSize));
  const total = drawn.reduce((sum, level) => sum + level, 0);
  const limit = Math.floor(objAlloc * (input.parkedAtMost ?? PARKED_AT_MOST));
  return total <= limit ? drawn : drawn.map((level) => Math.floor((level * limit) / total));
}

/** Takes the objects of the magazines from all objects out, as from the top of a shuffled deck. */
function fillMagazines(
  out: Uint32Array,
  levels: readonly number[],
  random: RandomGenerator,
): readonly Uint32Array[] {
  const deck = slabOfEachObject(out);
  let dealt = 0;
  const deal = (): number => {
    const other = uniformInt(random, dealt, deck.length - 1);
    const slab = deck[other] ?? 0;
    deck[other] = deck[dealt] ?? 0;
    dealt += 1;
    return slab;
  };
  return levels.map((level) => Uint32Array.from({ length: level }, deal));
}

function slabOfEachObject(out: Uint32Array): Uint32Array {
  const deck = new Uint32Array(out.reduce((sum, objects) => sum + objects, 0));
  let next = 0;
  for (const [slab, objects] of out.entries()) {
    deck.fill(slab, next, next + objects);
    next += objects;
  }
  return deck;
}
