import type { MagazineView } from '../model/magazines.ts';
import { innermost } from '../model/names/names.ts';
import type { CacheView, TaskView } from '../model/plain-view.ts';
import { prominence, type TaskState, taskState } from '../model/task-state.ts';
import type { View } from '../model/view.ts';
import { queuedWords, shortPhrase } from '../words/tasks.ts';
import type { Box } from './box.ts';

/** How much a card shows: all; all but the queue; one line and the magazine; everything in one line. */
type CardSize = 'full' | 'medium' | 'small' | 'row';

/** The magazine of a CPU: a place for each object, from the bottom up. */
export interface MagazinePlace {
  readonly box: Box;
  readonly columns: number;
  /** Distance between places in world units; 0 if the magazine is a bar. */
  readonly cell: number;
  /** skm_size. */
  readonly size: number;
  /** Objects, oldest first. */
  readonly objs: readonly number[];
  /** How much of the ageing delay has passed, 0 to 1. */
  readonly age: number;
}

/** A CPU: the task that is shown first, and what it does. */
export interface CpuCard {
  readonly cpu: number;
  readonly box: Box;
  readonly size: CardSize;
  readonly state: TaskState;
  /** Name of the task, '' for none. */
  readonly task: string;
  /** The innermost reference function, '' outside the allocator. */
  readonly fn: string;
  readonly phrase: string;
  readonly irqOff: boolean;
  /** Null for a cache without magazines. */
  readonly magazine: MagazinePlace | null;
  /** The other tasks there. */
  readonly queue: readonly string[];
}

/** The cards of all CPUs. */
export interface CpuCards {
  readonly cards: readonly CpuCard[];
  /** Distance between rows of cards. */
  readonly rowGap: number;
  readonly height: number;
}

/** What the cards depend on. Heights in world units. */
export interface CpuCardsInput {
  readonly view: View;
  readonly cache: CacheView | null;
  readonly cpus: number;
  /** Jiffies in a second. */
  readonly hz: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The cards get smaller rather than exceed this height together. */
  readonly mostHeight: number;
}

/** Seconds after which a magazine is too old (skc_delay). */
export const AGEING_DELAY = 15;

/** A size of cards: their minimum width, their height, and the gaps between cards and between rows. */
interface CardGrid {
  readonly size: CardSize;
  readonly least: number;
  readonly height: number;
  readonly gap: number;
  readonly rowGap: number;
}

const SIZES: readonly CardGrid[] = [
  { size: 'full', least: 172, height: 112, gap: 10, rowGap: 10 },
  { size: 'medium', least: 124, height: 74, gap: 8, rowGap: 8 },
  { size: 'small', least: 92, height: 38, gap: 6, rowGap: 6 },
];
const ROW_GRID: CardGrid = { size: 'row', least: 138, height: 16, gap: 16, rowGap: 2 };
/** The largest size of a round. */
const ROUND = 27;
/** Below this size of places a magazine is drawn as a bar. */
const LEAST_ROUND = 2.5;

/** Lays out a card for each CPU, as large as fits. */
export function layOutCpus(input: CpuCardsInput): CpuCards {
  const { cpus, width, mostHeight } = input;
  const plan = planFor(cpus, width, mostHeight);
  const threads = threadsByCpu(input.view, cpus);
  const cards = threads.map((here, cpu) => {
    const x = input.x + (cpu % plan.columns) * (plan.cardWidth + plan.gap);
    const y = input.y + Math.floor(cpu / plan.columns) * (plan.cardHeight + plan.rowGap);
    const box = { x, y, width: plan.cardWidth, height: plan.cardHeight };
    return cardOf(input, cpu, here, box, plan.size);
  });
  return { cards, rowGap: plan.rowGap, height: plan.height };
}

/** The box of place `i` of a magazine, without its margin. */
export function roundBox({ box, columns, cell }: MagazinePlace, i: number): Box {
  const side = cell > 6 ? cell - 2 : cell * 0.75;
  return {
    x: box.x + (i % columns) * cell,
    y: box.y + Math.floor(i / columns) * cell,
    width: side,
    height: side,
  };
}

/** Height of the cards of all CPUs as {@link layOutCpus} lays them out. */
export function cpusHeight(cpus: number, width: number, mostHeight: number): number {
  return planFor(cpus, width, mostHeight).height;
}

function planFor(cpus: number, width: number, mostHeight: number) {
  for (const grid of SIZES) {
    const plan = gridFor(grid, cpus, width);
    if (plan.height <= mostHeight) return plan;
  }
  return gridFor(ROW_GRID, cpus, width);
}

function gridFor({ size, least, height, gap, rowGap }: CardGrid, cpus: number, width: number) {
  const fitting = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const rows = Math.ceil(cpus / fitting);
  const columns = Math.ceil(cpus / Math.max(1, rows));
  const cardWidth = (width + gap) / Math.max(1, columns) - gap;
  const all = rows * (height + rowGap) - rowGap;
  return { size, gap, rowGap, columns, cardWidth, cardHeight: height, height: all };
}

function cardOf(
  { view, cache, hz }: CpuCardsInput,
  cpu: number,
  here: readonly TaskView[],
  box: Box,
  size: CardSize,
): CpuCard {
  const [front] = here;
  const skm = cache?.magazines[cpu] ?? null;
  return {
    cpu,
    box,
    size,
    state: front === undefined ? 'idle' : taskState(front),
    task: front?.name ?? '',
    fn: front === undefined ? '' : (innermost(front) ?? ''),
    phrase: front === undefined ? '' : shortPhrase(view, front, hz),
    irqOff: view.irqsOff[cpu] === true,
    magazine:
      skm === null || cache === null
        ? null
        : magazinePlace(box, size, cache.magSize, skm, (view.jiffies - skm.age) / hz),
    queue: here.slice(1).map((task) => queuedWords(view, task, hz)),
  };
}

/** `seconds`: time since an object was last taken. */
function magazinePlace(
  card: Box,
  cardSize: CardSize,
  size: number,
  skm: MagazineView,
  seconds: number,
): MagazinePlace {
  const room = magazineRoom(card, cardSize);
  const { columns, cell } = placesIn(room, Math.max(1, size));
  const age = Math.max(0, Math.min(1, seconds / AGEING_DELAY));
  return { box: room, columns, cell, size, objs: skm.objs, age };
}

function magazineRoom({ x, y, width }: Box, size: CardSize): Box {
  switch (size) {
    case 'full':
      return { x: x + 11, y: y + 55, width: width - 22, height: 29 };
    case 'medium':
      return { x: x + 9, y: y + 37, width: width - 18, height: 27 };
    case 'small':
      return { x: x + 7, y: y + 21, width: width - 14, height: 9 };
    default: {
      const left = 34 + rowWords(width);
      return { x: x + left, y: y + 4, width: width - left - 48, height: 8 };
    }
  }
}

/** Width of the text on a one-line card that is `width` wide. */
export function rowWords(width: number): number {
  return Math.max(42, 0.45 * width - 34);
}

/** The arrangement of `count` places that gives the largest places. */
function placesIn(room: Box, count: number): { columns: number; cell: number } {
  let best = { columns: count, cell: 0 };
  for (let rows = 1; rows <= Math.min(count, room.height); rows++) {
    const columns = Math.ceil(count / rows);
    const cell = Math.min(ROUND, room.height / rows, room.width / columns);
    if (cell > best.cell) best = { columns, cell };
  }
  return best.cell < LEAST_ROUND ? { columns: count, cell: 0 } : best;
}

function threadsByCpu(view: View, cpus: number): TaskView[][] {
  const threads: TaskView[][] = Array.from({ length: cpus }, () => []);
  for (const task of view.tasks) {
    if (task.id > 0 && taskState(task) !== 'idle') threads[task.cpu]?.push(task);
  }
  for (const here of threads) here.sort((a, b) => prominence(b) - prominence(a));
  return threads;
}
