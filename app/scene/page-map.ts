import { is_vmalloc_addr, PAGE_SIZE, VMALLOC_START } from '../../engine/index.ts';
import { slabsFrom } from '../model/layout/split.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { PageRun } from '../model/selection.ts';
import { FRAME, type View } from '../model/view.ts';
import type { Box } from './box.ts';

/** The main holder of a block of pages. */
export const HOLDER = { free: 0, kernel: 1, pressure: 2, focus: 3, other: 4, emergency: 5 } as const;

/** A region of pages that is drawn as blocks. */
export interface PageRegion {
  /** The start of its addresses. */
  readonly name: 'frames' | 'direct' | 'vmalloc';
  /** Its first block. */
  readonly firstBlock: number;
  readonly blocks: number;
}

/** The holders of pages, as blocks in rows. */
export interface PageMap {
  readonly regions: readonly PageRegion[];
  readonly pagesPerBlock: number;
  /** {@link HOLDER} of each block. */
  readonly holder: Uint8Array;
  /** Pages of each block that are held. */
  readonly held: Uint16Array;
  readonly columns: number;
  readonly rows: number;
  /** Distance between blocks, world units. */
  readonly pitch: number;
  readonly box: Box;
}

/** Distances between blocks: the largest one that gives each page its own block, or the smallest. */
const PITCHES = [18, 13, 9] as const;
/** With fewer rows than this, blocks would look more important than objects. */
const FEWEST_ROWS = 3;

/** The least distance between blocks, world units. */
export const LEAST_PITCH = 9;

/** Maps the pages of the machine onto as many blocks as fit. */
export function mapPages(view: View, focus: number, box: Box): PageMap {
  const { frames } = view.memory;
  const ends = frames > 0 ? null : endsOfRanges(view, focus);
  const fits = (pitch: number): boolean => {
    const { columns, rows } = gridOf(box, pitch);
    if (rows < FEWEST_ROWS) return false;
    return ends === null ? frames <= columns * rows : rowsFor(ends, 1, columns) <= rows;
  };
  const pitch = PITCHES.find(fits) ?? LEAST_PITCH;
  const grid = gridOf(box, pitch);
  const blocks =
    ends === null ? frameBlocks(view, focus, grid.columns * grid.rows) : rangeBlocks(view, focus, grid, ends);
  return { ...grid, pitch, box, ...blocks };
}

function gridOf({ width, height }: Box, pitch: number): Pick<PageMap, 'columns' | 'rows'> {
  return {
    columns: Math.max(1, Math.floor(width / pitch)),
    rows: Math.max(1, Math.floor(height / pitch)),
  };
}

/** The box of block `i`, without its margin. */
export function blockBox({ box, columns, pitch }: PageMap, i: number): Box {
  return {
    x: box.x + (i % columns) * pitch,
    y: box.y + Math.floor(i / columns) * pitch,
    width: pitch - 2,
    height: pitch - 2,
  };
}

/** The block at a point; −1 between blocks. */
export function blockAt(map: PageMap, x: number, y: number): number {
  const column = Math.floor((x - map.box.x) / map.pitch);
  const row = Math.floor((y - map.box.y) / map.pitch);
  if (column < 0 || row < 0 || column >= map.columns || row >= map.rows) return -1;
  const i = row * map.columns + column;
  const block = blockBox(map, i);
  const isInside = x < block.x + block.width && y < block.y + block.height;
  return isInside && regionOf(map, i) !== null ? i : -1;
}

/** The region of block `i`; null for none. */
export function regionOf(map: PageMap, i: number): PageRegion | null {
  return (
    map.regions.find((region) => i >= region.firstBlock && i < region.firstBlock + region.blocks) ?? null
  );
}

/** The blocks that a run of pages is in. */
export function blocksOf({ regions, pagesPerBlock }: PageMap, run: PageRun): readonly number[] {
  const region = regions.find(({ name }) => name === run.region);
  if (region === undefined) return [];
  const first = Math.floor(run.first / pagesPerBlock);
  const last = Math.min(region.blocks - 1, Math.floor((run.first + run.pages - 1) / pagesPerBlock));
  const blocks: number[] = [];
  for (let block = first; block <= last; block++) blocks.push(region.firstBlock + block);
  return blocks;
}

type Blocks = Pick<PageMap, 'regions' | 'pagesPerBlock' | 'holder' | 'held'>;

function frameBlocks(view: View, focus: number, most: number): Blocks {
  const { frames } = view.memory;
  const fewest = Math.max(1, Math.ceil(frames / most));
  // A round number of pages per block, if that costs little room.
  const pagesPerBlock = fewest > 64 ? Math.ceil(fewest / 16) * 16 : fewest;
  const blocks = Math.ceil(frames / pagesPerBlock);
  const map = {
    regions: [{ name: 'frames' as const, firstBlock: 0, blocks }],
    pagesPerBlock,
    holder: new Uint8Array(blocks),
    held: new Uint16Array(blocks),
  };
  for (let block = 0; block < blocks; block++) countBlock(view, focus, map, block);
  return map;
}

/** Recounts the frames of a block. */
function countBlock(view: View, focus: number, map: Blocks, block: number): void {
  const { pagesPerBlock, holder, held } = map;
  counts.fill(0);
  const end = Math.min(view.memory.frames, (block + 1) * pagesPerBlock);
  for (let frame = block * pagesPerBlock; frame < end; frame++) {
    const kind = frameHolder(view.frameOwner.get(frame), focus);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  held[block] = end - block * pagesPerBlock - (counts[HOLDER.free] ?? 0);
  holder[block] = mostOf(counts);
}

const counts = new Uint16Array(6);

/**
 * Updates a map of page frames after some changed hands: `runs` are the first frame and the length of each run, in
 * turn. Returns false if the map has to be made from scratch.
 */
export function updateFrames(view: View, focus: number, map: PageMap, runs: readonly number[]): boolean {
  if (view.memory.frames === 0 || map.regions[0]?.name !== 'frames') return false;
  const blocks = new Set<number>();
  for (let i = 0; i < runs.length; i += 2) {
    const first = Math.floor((runs[i] ?? 0) / map.pagesPerBlock);
    const last = Math.floor(((runs[i] ?? 0) + (runs[i + 1] ?? 1) - 1) / map.pagesPerBlock);
    for (let block = first; block <= last; block++) blocks.add(block);
  }
  for (const block of blocks) if (block < map.holder.length) countBlock(view, focus, map, block);
  return true;
}

function frameHolder(owner: number, focus: number): number {
  if (owner < FRAME.cache) return owner;
  return owner - FRAME.cache === focus ? HOLDER.focus : HOLDER.other;
}

/** The holder with the most pages; free pages count only if all are free. */
function mostOf(counts: Uint16Array): number {
  let best: number = HOLDER.free;
  let most = 0;
  for (let kind = 1; kind < counts.length; kind++) {
    if ((counts[kind] ?? 0) > most) {
      best = kind;
      most = counts[kind] ?? 0;
    }
  }
  return best;
}

/** One past the last page of each region of unlimited memory. */
interface Ends {
  readonly direct: number;
  readonly vmalloc: number;
}

function endsOfRanges(view: View, focus: number): Ends {
  const ends = { direct: 0, vmalloc: 0 };
  eachRange(view, focus, (page, pages) => {
    if (is_vmalloc_addr(page)) ends.vmalloc = Math.max(ends.vmalloc, page - VMALLOC_START + pages);
    else ends.direct = Math.max(ends.direct, page + pages);
  });
  return ends;
}

/** The rows that the regions take. */
function rowsFor({ direct, vmalloc }: Ends, pagesPerBlock: number, columns: number): number {
  return Math.ceil(direct / pagesPerBlock / columns) + Math.ceil(vmalloc / pagesPerBlock / columns);
}

/** Unlimited memory: the ranges of slabs and emergency objects by address; each region starts on a new row. */
function rangeBlocks(
  view: View,
  focus: number,
  { columns, rows }: Pick<PageMap, 'columns' | 'rows'>,
  ends: Ends,
): Blocks {
  let pagesPerBlock = 1;
  while (rowsFor(ends, pagesPerBlock, columns) > rows && pagesPerBlock < 2 ** 15) pagesPerBlock *= 2;
  const names = (['direct', 'vmalloc'] as const).filter((name) => ends[name] > 0);
  let firstBlock = 0;
  const regions = names.map((name) => {
    const region = { name, firstBlock, blocks: Math.ceil(ends[name] / pagesPerBlock) };
    firstBlock += Math.ceil(region.blocks / columns) * columns;
    return region;
  });
  const holder = new Uint8Array(firstBlock);
  const held = new Uint16Array(firstBlock);
  const starts = new Map<string, number>(regions.map((region) => [region.name, region.firstBlock]));
  eachRange(view, focus, (page, pages, kind) => {
    const inVmalloc = is_vmalloc_addr(page);
    const offset = inVmalloc ? page - VMALLOC_START : page;
    const first = (starts.get(inVmalloc ? 'vmalloc' : 'direct') ?? 0) + Math.floor(offset / pagesPerBlock);
    let at = offset % pagesPerBlock;
    for (let left = pages, block = first; left > 0; block++) {
      const here = Math.min(left, pagesPerBlock - at);
      held[block] = (held[block] ?? 0) + here;
      // The cache in focus is shown even if it shares a block.
      if (holder[block] !== HOLDER.focus) holder[block] = kind;
      left -= here;
      at = 0;
    }
  });
  return { regions, pagesPerBlock, holder, held };
}

function eachRange(
  view: View,
  focus: number,
  take: (page: number, pages: number, kind: number) => void,
): void {
  for (const cache of view.caches) {
    if (cache === null || cache === undefined) continue;
    const pages = Math.max(1, Math.ceil(cache.slabSize / PAGE_SIZE));
    const kind = cache.index === focus ? HOLDER.focus : HOLDER.other;
    for (const head of [cache.partial.head, cache.complete.head]) {
      for (const slab of slabsFrom(view, head)) {
        const page = view.slabPage.get(slab);
        if (page >= 0) take(page, pages, kind);
      }
    }
    eachEmergency(view, cache, take);
  }
}

function eachEmergency(
  view: View,
  cache: CacheView,
  take: (page: number, pages: number, kind: number) => void,
): void {
  const pages = powerOfTwo(cache.objSize / PAGE_SIZE);
  const open = [cache.treeRoot];
  for (let obj = open.pop(); obj !== undefined; obj = open.pop()) {
    if (obj === 0) continue;
    if (view.objPage.get(obj) >= 0) take(view.objPage.get(obj), pages, HOLDER.emergency);
    open.push(view.treeLeft.get(obj), view.treeRight.get(obj));
  }
}

/** The lowest power of two that is at least `least` and at least 1. */
function powerOfTwo(least: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(least)));
}
