import { cpusHeight } from './cpu-cards.ts';
import { LEAST_SLABS_HEIGHT } from './slab-layout.ts';
import { treeHeight } from './tree-layout.ts';

/** How much the strata around the slabs tell. Lengths in world units. */
export interface Density {
  /** Stages lower than this are too low for it. */
  readonly from: number;
  /** The cards of the cpus are together no higher than this share of the height. */
  readonly cards: number;
  /** Levels of the emergency tree that are drawn, and from one to the next. */
  readonly levels: number;
  readonly row: number;
  /** Height of the map of pages. */
  readonly pages: number;
}

/** What the choice depends on. Lengths in world units. */
export interface DensityInput {
  /** What is seen of the stage at a time. */
  readonly height: number;
  readonly width: number;
  readonly cpus: number;
  readonly hasTree: boolean;
  /** All that is there at any density: titles, gaps, the strip of caches, the gauge of the pages. */
  readonly fixed: number;
}

/** Richest first. */
const DENSITIES: readonly Density[] = [
  { from: 720, cards: 0.36, levels: 5, row: 36, pages: 72 },
  { from: 600, cards: 0.36, levels: 4, row: 36, pages: 72 },
  { from: 560, cards: 0.36, levels: 4, row: 36, pages: 45 },
  { from: 510, cards: 0.36, levels: 3, row: 36, pages: 45 },
  { from: 0, cards: 0.22, levels: 3, row: 36, pages: 27 },
  { from: 0, cards: 0.22, levels: 3, row: 29, pages: 27 },
  { from: 0, cards: 0.22, levels: 2, row: 29, pages: 27 },
  { from: 0, cards: 0.22, levels: 2, row: 29, pages: 18 },
  { from: 0, cards: 0.13, levels: 2, row: 29, pages: 18 },
];
const LEANEST: Density = { from: 0, cards: 0.1, levels: 2, row: 29, pages: 18 };

/**
 * The richest density at which all strata are seen at once, with a row of slabs at least; the leanest where there is
 * none. The tree counts with all levels that it may get: the picture is not to jump as it grows.
 */
export function densityFor(input: DensityInput): Density {
  const { height, width, cpus, hasTree, fixed } = input;
  const fits = ({ from, cards, levels, row, pages }: Density): boolean => {
    const tree = hasTree ? treeHeight(levels, row) : 0;
    const all = fixed + cpusHeight(cpus, width, cards * height) + tree + pages + LEAST_SLABS_HEIGHT;
    return height >= from && all <= height;
  };
  return DENSITIES.find(fits) ?? LEANEST;
}
