import { cpusHeight } from './cpu-cards.ts';
import { LEAST_SLABS_HEIGHT } from './slab-layout.ts';

/**
 * How much room the strata around the slabs get. It depends only on the size of the stage, not on the zoom; see
 * detail.ts for what is drawn at which zoom. Lengths in world units.
 */
export interface Density {
  /** For stages at least this high, without the strip of caches. */
  readonly from: number;
  /** The share of the height that the cards of the CPUs may take. */
  readonly cards: number;
  /** The height that the emergency tree may always take, even if little is left for the slabs. */
  readonly tree: number;
  /** Height of the map of pages. */
  readonly pages: number;
}

/** What the choice depends on. Lengths in world units. */
export interface DensityInput {
  /** The visible part of the stage. */
  readonly height: number;
  readonly width: number;
  readonly cpus: number;
  /** skm_size; 0 for a cache without magazines. */
  readonly places: number;
  readonly hasTree: boolean;
  /** The height of the strip of caches. */
  readonly strip: number;
  /** The fixed height: titles, gaps, the strip of caches, the gauge of the pages. */
  readonly fixed: number;
}

/** Richest first. */
const DENSITIES: readonly Density[] = [
  { from: 720, cards: 0.36, tree: 178, pages: 72 },
  { from: 600, cards: 0.36, tree: 142, pages: 72 },
  { from: 560, cards: 0.36, tree: 142, pages: 45 },
  { from: 510, cards: 0.36, tree: 106, pages: 45 },
  { from: 0, cards: 0.22, tree: 106, pages: 27 },
  { from: 0, cards: 0.22, tree: 92, pages: 27 },
  { from: 0, cards: 0.22, tree: 63, pages: 27 },
  { from: 0, cards: 0.22, tree: 63, pages: 18 },
  { from: 0, cards: 0.13, tree: 63, pages: 18 },
];
const LEANEST: Density = { from: 0, cards: 0.1, tree: 63, pages: 18 };

/**
 * The richest density at which all strata fit at once with at least one row of slabs; the leanest if none does. The
 * tree counts with all the height it may get, so that the picture does not jump as the tree grows.
 */
export function densityFor(input: DensityInput): Density {
  const { height, width, cpus, places, hasTree, strip, fixed } = input;
  const fits = ({ from, cards, tree, pages }: Density): boolean => {
    const strata =
      cpusHeight(cpus, width, { most: cards * height, stage: height, places }) +
      (hasTree ? tree : 0) +
      pages +
      LEAST_SLABS_HEIGHT;
    return height - strip >= from && fixed + strata <= height;
  };
  return DENSITIES.find(fits) ?? LEANEST;
}
