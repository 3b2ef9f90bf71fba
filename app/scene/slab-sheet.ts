import type { CacheView } from '../model/plain-view.ts';
import { formatCount } from '../words/numbers.ts';
import { PART_LABELS } from '../words/targets.ts';
import type { Box } from './box.ts';
import { type ByteRun, byteRuns, bytesOf } from './slab-bytes.ts';
import { MONO_WIDTH, TEXT } from './text-size.ts';

/** A part of a slab's memory on a sheet. Lengths in world units. */
export interface SheetPart {
  readonly run: ByteRun;
  readonly box: Box;
}

/** The bytes of one slab: with room for the label of each part, and to scale. */
export interface SlabSheet {
  readonly slab: number;
  readonly box: Box;
  /** The line of its title. */
  readonly title: Box;
  readonly parts: readonly SheetPart[];
  /** The parts to scale, in a line; boxes may be thinner than a pixel. */
  readonly scale: readonly SheetPart[];
}

/** All lengths below are CSS pixels. */
const PAD = 12;
const TITLE = 24;
const GAP = 4;
const STRIP = 8;
/** Text in a part: from its edges, and for each line. */
const INSET = 5;
const LINE = 13;
/** Height of a part with two lines. */
const PART = 2 * LINE + 6;
/** The largest height of a row: more would be empty space. */
const MOST_ROW = 96;
/** Width for the name of an object and its state. */
const OBJECT = 96;

/** How the parts of an object are arranged: all in a row, or the object above the rest. */
interface Arrangement {
  readonly columns: number;
  readonly isStacked: boolean;
  readonly width: number;
  readonly height: number;
}

/** The sheet of a slab in a box at a zoom of `k`: CSS pixels of a page that is not magnified per world unit. */
export function sheetOf(cache: CacheView, slab: number, box: Box, k: number): SlabSheet {
  const [width, height] = [box.width * k, box.height * k];
  const runs = byteRuns(cache);
  const own = runs.filter(({ i, part }) => i < 0 && part !== 'waste');
  const rest = runs.filter(({ i, part }) => i < 0 && part === 'waste');
  const chosen = arrange(cache, runs, width, height) ?? densest(cache, width, height);
  const parts: SheetPart[] = [];
  const add = (run: ByteRun, x: number, y: number, w: number, h: number): void => {
    parts.push({ run, box: { x: box.x + x / k, y: box.y + y / k, width: w / k, height: h / k } });
  };
  let y = PAD + TITLE;
  addRow(add, own, PAD, y, Math.min(width - 2 * PAD, widthOfAll(own)), PART);
  y += PART + GAP;
  for (let i = 0; i < cache.slabObjs; i++) {
    const x = PAD + (i % chosen.columns) * (chosen.width + GAP);
    const top = y + Math.floor(i / chosen.columns) * (chosen.height + GAP);
    addObject(add, runs, i, { x, y: top, width: chosen.width, height: chosen.height }, chosen.isStacked);
  }
  const rows = Math.ceil(cache.slabObjs / chosen.columns);
  addRow(add, rest, PAD, y + rows * (chosen.height + GAP), width - 2 * PAD, PART);
  const title = { x: box.x + PAD / k, y: box.y + PAD / k, width: (width - 2 * PAD) / k, height: TITLE / k };
  return { slab, box, title, parts, scale: toScale(cache, runs, box, k) };
}

/** Whether a box of a size in CSS pixels shows the label of every part of a slab. */
export function hasRoomForLabels(cache: CacheView, width: number, height: number): boolean {
  return arrange(cache, byteRuns(cache), width, height) !== null;
}

type Add = (run: ByteRun, x: number, y: number, width: number, height: number) => void;

/** Adds runs side by side; room beyond their labels goes to the first. */
function addRow(
  add: Add,
  runs: readonly ByteRun[],
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  let left = x;
  for (const [i, run] of runs.entries()) {
    const others = widthOfAll(runs.slice(i + 1)) + (i + 1 < runs.length ? GAP : 0);
    const own = i === 0 ? width - others : widthOf(run);
    add(run, left, y, own, height);
    left += own + GAP;
  }
}

function addObject(add: Add, runs: readonly ByteRun[], i: number, cell: Box, isStacked: boolean): void {
  const { x, y, width, height } = cell;
  const own = runs.filter((run) => run.i === i);
  const [object, ...others] = own;
  if (object === undefined) return;
  if (!isStacked || others.length === 0) {
    addRow(add, own, x, y, width, height);
    return;
  }
  const upper = height - PART - 1;
  add(object, x, y, width, upper);
  addRow(add, others, x, y + upper + 1, width, PART);
}

/** Height of everything around the objects. */
function around(runs: readonly ByteRun[]): number {
  const rest = runs.some(({ i, part }) => i < 0 && part === 'waste') ? PART + GAP : 0;
  return 2 * PAD + TITLE + PART + GAP + rest + STRIP + GAP;
}

/** The arrangement with the fewest columns in which every label fits; null if there is none. */
function arrange(
  { slabObjs }: CacheView,
  runs: readonly ByteRun[],
  width: number,
  height: number,
): Arrangement | null {
  const of = runs.filter(({ i }) => i === 0);
  const inner = { width: width - 2 * PAD, height: height - around(runs) };
  for (const isStacked of [false, true]) {
    const least = isStacked
      ? { width: Math.max(OBJECT, widthOfAll(of.slice(1))), height: 2 * PART + 1 }
      : { width: widthOfAll(of), height: PART };
    const columns = Math.ceil(
      slabObjs / Math.max(1, Math.floor((inner.height + GAP) / (least.height + GAP))),
    );
    const cell = cellOf(slabObjs, columns, inner);
    if (cell.width >= least.width && cell.height >= least.height) return { columns, isStacked, ...cell };
  }
  return null;
}

/** The arrangement without labels, with cells as square as possible. */
function densest({ slabObjs }: CacheView, width: number, height: number): Arrangement {
  const inner = {
    width: width - 2 * PAD,
    height: Math.max(PART, height - 2 * PAD - TITLE - 2 * (PART + GAP)),
  };
  const columns = Math.max(1, Math.round(Math.sqrt((slabObjs * inner.width) / inner.height)));
  return { columns, isStacked: false, ...cellOf(slabObjs, columns, inner) };
}

function cellOf(
  objs: number,
  columns: number,
  { width, height }: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  const rows = Math.ceil(objs / columns);
  return {
    width: Math.max(1, (width + GAP) / columns - GAP),
    height: Math.max(1, Math.min(MOST_ROW, (height + GAP) / rows - GAP)),
  };
}

/** The width of a run's label. */
function widthOf({ part, from, to }: ByteRun): number {
  if (part === 'object') return OBJECT;
  const longest = Math.max(PART_LABELS[part].length, formatCount(to - from).length + 2);
  return Math.ceil(longest * MONO_WIDTH * TEXT.code) + 2 * INSET + 1;
}

function widthOfAll(runs: readonly ByteRun[]): number {
  return runs.reduce((sum, run) => sum + widthOf(run), 0) + Math.max(0, runs.length - 1) * GAP;
}

function toScale(cache: CacheView, runs: readonly ByteRun[], box: Box, k: number): readonly SheetPart[] {
  const [left, width] = [box.x + PAD / k, box.width - (2 * PAD) / k];
  const all = Math.max(bytesOf(cache), runs.at(-1)?.to ?? 1);
  const y = box.y + box.height - (PAD / 2 + STRIP) / k;
  return runs.map((run) => ({
    run,
    box: {
      x: left + (run.from / all) * width,
      y,
      width: ((run.to - run.from) / all) * width,
      height: STRIP / k,
    },
  }));
}
