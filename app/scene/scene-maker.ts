import { FN } from '../../engine/index.ts';
import { slabsFrom } from '../model/layout/split.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import { growthLines, threadsNote } from '../words/stage-notes.ts';
import { absenceOf } from './absence.ts';
import type { Box } from './box.ts';
import { type CacheStrip, layOutStrip } from './cache-strip.ts';
import { type CpuCards, layOutCpus } from './cpu-cards.ts';
import { type Density, densityFor } from './density.ts';
import { ListPlaces } from './list-places.ts';
import { pageKeyLines } from './page-keys.ts';
import { mapPages, type PageMap, updateFrames } from './page-map.ts';
import type { Scene, SlabScene } from './scene.ts';
import type { Grid } from './slab-fit.ts';
import { LEAST_SLABS_HEIGHT, layOutSlabs, type SlabBlock } from './slab-layout.ts';
import { SlabSlots } from './slab-slots.ts';
import { slabZoom } from './slab-zoom.ts';
import {
  HEAD,
  headPages,
  headSlabs,
  isNarrow,
  isShort,
  MARGIN,
  STRATUM_GAP,
  Stack,
  standTree,
  TOP,
} from './strata.ts';
import type { Touched } from './touched.ts';
import { layOutTree, leastWhole, type TreeLayout } from './tree-layout.ts';

/** The input of a scene. Lengths in world units. */
export interface SceneInput {
  readonly view: View;
  /** Number of the cache in focus. */
  readonly focus: number;
  readonly cpus: number;
  /** Jiffies in a second. */
  readonly hz: number;
  readonly width: number;
  /** The visible part of the stage. */
  readonly height: number;
  /** When work was queued, in ns, −1 if unknown. */
  readonly queuedAt: (work: number) => number;
  /**
   * Whether to put slabs in list order, in the best-fitting cards; while things move, order and cards are kept. True if
   * absent.
   */
  readonly isCalm?: boolean;
}

/**
 * Above this number, slabs are placed by number: the eye cannot follow the order of so many, and each change would move
 * them all.
 */
const MOST_IN_ORDER = 1500;

const LEAST_SLABS = 120;

/** Makes scenes in sequence, and remembers what has to keep its place. */
export class SceneMaker {
  readonly #slots = new SlabSlots();
  readonly #places = { skc_partial_list: new ListPlaces(), skc_complete_list: new ListPlaces() };
  #grid: Grid | null = null;
  #focus = -1;
  #pages: PageMap | null = null;

  /** The scene of a view; `touched` is what changed since the last one, null if anything may have. */
  make(input: SceneInput, touched: Touched | null): Scene {
    const { view, focus, width } = input;
    const cache = view.caches[focus] ?? null;
    const isSame = this.#follow(view, focus, cache, touched);
    const inner = width - 2 * MARGIN;
    const stack = new Stack(inner);
    const narrow = isNarrow(width, input.height);
    const strip = isShort(input.height)
      ? NO_STRIP
      : layOutStrip(view, focus, { x: MARGIN, y: stack.y, width: inner });
    stack.skip(strip.height);
    const own = cache !== null && cache.linuxLive < 0 ? cache : null;
    const density = densityOf(input, own, strip.height);
    stack.head('threads', threadsNote(cache));
    const cpus = this.#cpus(input, cache, stack.y, density);
    stack.skip(cpus.height);
    const lamps = headSlabs(stack, view, own, narrow);
    const spare = input.height - stack.y - heightBelow(view, narrow, width) - density.pages;
    const tree =
      own === null
        ? NO_TREE
        : layOutTree(view, own, treeRoom(own, density, spare, inner), { x: MARGIN, y: 0, width: inner });
    const free = spare - (tree.height === 0 ? 0 : HEAD + tree.height + STRATUM_GAP);
    const room = { x: MARGIN, y: stack.y, width: inner, height: Math.max(LEAST_SLABS, free) };
    const isCalm = !isSame || input.isCalm !== false;
    const slabs = own === null ? null : this.#slabs(input, own, room, isCalm);
    const tall = Math.max(room.height, slabs?.height ?? 0);
    stack.skip(tall);
    const standing = standTree(stack, own, tree);
    const pageKeys = headPages(stack, view, narrow);
    const gauge = view.memory.frames > 0 ? { x: MARGIN, y: stack.y, width: inner, height: GAUGE } : null;
    const top = stack.y + (gauge === null ? 0 : GAUGE + 8);
    const pages = this.#map(view, focus, { x: MARGIN, y: top, width: inner, height: density.pages }, touched);
    const bottom = top + density.pages + MARGIN;
    return {
      view,
      cache,
      width,
      height: Math.max(bottom, input.height),
      least: bottom - tall + Math.max(LEAST_SLABS, slabs?.least ?? 0),
      headings: stack.headings,
      strip,
      cpus,
      lamps,
      slabs,
      absence: absenceOf(view, cache, slabs, room),
      tree: standing,
      pages,
      pageKeys,
      gauge,
    };
  }

  /** Follows the slabs of the cache in focus. Returns whether it is the same cache as before, with known changes. */
  #follow(view: View, focus: number, cache: CacheView | null, touched: Touched | null): boolean {
    const isSame = focus === this.#focus && touched !== null;
    if (isSame && cache !== null) this.#slots.update(view, cache, touched.slabs);
    else this.#slots.reset(view, cache);
    if (focus !== this.#focus) this.#grid = null;
    this.#focus = focus;
    return isSame;
  }

  #cpus(input: SceneInput, cache: CacheView | null, y: number, density: Density): CpuCards {
    const { view, cpus, hz, height } = input;
    const width = input.width - 2 * MARGIN;
    const room = { most: density.cards * height, stage: height, places: placesFor(cache) };
    return layOutCpus({ view, cache, cpus, hz, x: MARGIN, y, width, room });
  }

  #slabs(input: SceneInput, cache: CacheView, room: Box, isCalm: boolean): SlabScene {
    const { view, hz } = input;
    const growing = [...view.work.values()].filter(
      (work) => work.fn === FN.spl_cache_grow_work && work.cache === cache.index,
    );
    const isNumbered = cache.partial.length + cache.complete.length > MOST_IN_ORDER;
    const lists = isNumbered
      ? [{ name: 'slabs' as const, slabs: this.#slots.slabs, count: this.#slots.count }]
      : this.#lists(view, cache);
    const objs = Math.max(1, cache.slabObjs);
    const titleLength = longestTitle(view, lists[0]?.slabs ?? [], lists[1]?.slabs ?? [], objs);
    // Once nothing moves, cards depend only on the moment, not on how the playhead got there.
    const before = isCalm ? null : this.#grid;
    const shape = { objs, ghosts: growing.length, titleLength, room, before };
    const kept = isCalm || isNumbered ? null : layOutSlabs({ ...shape, lists: this.#kept(lists) });
    // Holes do not justify other cards.
    const isKept = kept !== null && isSameGrid(kept.grid, this.#grid);
    const layout = isKept ? kept : layOutSlabs({ ...shape, lists: this.#settled(lists) });
    this.#grid = layout.grid;
    const isInOrder = layout.blocks.every(({ slabs }, i) => isSameList(slabs, lists[i]?.slabs ?? []));
    const growth = growing.flatMap((work, i) => {
      const box = layout.ghosts[i];
      if (box === undefined) return [];
      return [{ work, box, lines: growthLines(view, cache, work, input.queuedAt(work.id), hz) }];
    });
    const places = isNumbered ? new Map() : placesIn(layout.blocks);
    const zoom = slabZoom(cache, layout.card, input.width, input.height);
    return {
      ...layout,
      objs,
      growth,
      zoom,
      isNumbered,
      isSettled: before === null && isInOrder,
      slots: this.#slots,
      places,
    };
  }

  /** The lists with each slab in its previous place. */
  #kept(lists: readonly List[]): readonly List[] {
    return lists.map(({ name, slabs, count }) => ({
      name,
      slabs: name === 'slabs' ? slabs : this.#places[name].follow(slabs),
      count,
    }));
  }

  /** The lists in their order. */
  #settled(lists: readonly List[]): readonly List[] {
    for (const { name, slabs } of lists) if (name !== 'slabs') this.#places[name].settle(slabs);
    return lists;
  }

  /** Both lists from head to tail; slabs on neither list follow the partial ones. */
  #lists(view: View, cache: CacheView) {
    const partial = [...slabsFrom(view, cache.partial.head), ...this.#slots.loose];
    const complete = [...slabsFrom(view, cache.complete.head)];
    return [
      { name: 'skc_partial_list', slabs: partial, count: partial.length },
      { name: 'skc_complete_list', slabs: complete, count: complete.length },
    ] as const;
  }

  #map(view: View, focus: number, box: Box, touched: Touched | null): PageMap {
    const last = this.#pages;
    if (last !== null && touched !== null && isSameBox(last.box, box)) {
      if (!touched.hasPages || updateFrames(view, focus, last, touched.frames)) return last;
    }
    this.#pages = mapPages(view, focus, box);
    return this.#pages;
  }
}

/** The block and the index of each slab. */
function placesIn(blocks: readonly SlabBlock[]): SlabScene['places'] {
  const places = new Map<number, readonly [number, number]>();
  for (const [block, { slabs }] of blocks.entries())
    for (const [index, slab] of slabs.entries()) if (slab >= 0) places.set(slab, [block, index]);
  return places;
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((slab, i) => slab === b[i]));
}

type List = Pick<SlabBlock, 'name' | 'slabs' | 'count'>;

function isSameGrid(a: Grid, b: Grid | null): boolean {
  return a.columns === b?.columns && a.rows === b.rows && a.isDense === b.isDense;
}

function isSameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

const GAUGE = 10;
const NO_STRIP: CacheStrip = { tiles: [], hidden: 0, height: 0 };
const NO_TREE: TreeLayout = { nodes: [], hidden: 0, height: 0 };

/** The most height for the tree: its share by the number of objects and slabs, if the slabs leave room for it. */
function treeRoom(cache: CacheView, density: Density, spare: number, width: number): number {
  const slabs = cache.partial.length + cache.complete.length;
  const share = Math.min(MOST_TREE, cache.objEmergency / (cache.objEmergency + SLAB_WEIGHT * slabs + 1));
  const most = Math.min(share * spare, spare - HEAD - STRATUM_GAP - LEAST_SLABS_HEIGHT);
  return Math.max(density.tree, most, leastWhole(Math.min(WHOLE_TREE, cache.objEmergency), width));
}

/** A slab counts as this many emergency objects. */
const SLAB_WEIGHT = 4;
const MOST_TREE = 0.5;
/** Trees of up to this many objects are always drawn whole, even in little room. */
const WHOLE_TREE = 4096;

/** The height of everything below the slabs, except the emergency tree and the map of pages. */
function heightBelow(view: View, narrow: boolean, width: number): number {
  const gauge = view.memory.frames > 0 ? GAUGE + 8 : 0;
  const keys = narrow ? pageKeyLines(view, width - 2 * MARGIN) : 0;
  return STRATUM_GAP + HEAD * (1 + keys) + gauge + MARGIN;
}

/** The places of each magazine. */
function placesFor(cache: CacheView | null): number {
  return cache?.magazines.some((skm) => skm !== null) === true ? cache.magSize : 0;
}

/** The density of the strata around the slabs of `own`; `strip` is the height of the strip of caches. */
function densityOf({ view, cpus, width, height }: SceneInput, own: CacheView | null, strip: number): Density {
  const hasTree = own !== null && own.treeRoot !== 0;
  const above = TOP + strip + (strip > 0 ? STRATUM_GAP : 0) + HEAD + STRATUM_GAP;
  const narrow = isNarrow(width, height);
  const lamps = HEAD * (narrow ? 2 : 1);
  const emergency = hasTree ? HEAD + STRATUM_GAP : 0;
  const fixed = above + lamps + emergency + heightBelow(view, narrow, width);
  const inner = width - 2 * MARGIN;
  return densityFor({ height, width: inner, cpus, places: placesFor(own), hasTree, strip, fixed });
}

/**
 * Characters of the longest title, such as “s12 7/8”: depends only on the number of digits, so cards rarely change
 * their width.
 */
function longestTitle(
  view: View,
  partial: readonly number[],
  complete: readonly number[],
  objs: number,
): number {
  let most = 99;
  if (partial.length + complete.length <= MOST_IN_ORDER) {
    for (const list of [partial, complete])
      for (const slab of list) most = Math.max(most, view.slabNumber.get(slab));
  }
  return 2 + String(most).length + 2 * String(objs).length + 1;
}
