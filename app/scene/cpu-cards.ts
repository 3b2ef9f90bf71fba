import { innermost } from '../model/names/names.ts';
import type { CacheView, TaskView } from '../model/plain-view.ts';
import { prominence, type TaskState, taskState } from '../model/task-state.ts';
import type { View } from '../model/view.ts';
import { queuedWords, shortPhrase } from '../words/tasks.ts';
import type { Box } from './box.ts';
import { heightForPlaces, type MagazinePlace, placesOf } from './magazine-place.ts';

/** How much a card shows: all; all but the queue; one line and the magazine; everything in one line. */
type CardSize = 'full' | 'medium' | 'small' | 'row';

/** A CPU: its most prominent task, and what that does. */
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
  readonly room: CpuRoom;
}

/** The height that the cards of all CPUs may take, in world units. */
export interface CpuRoom {
  /** The cards shrink rather than exceed this in total. */
  readonly most: number;
  /** The height of the stage: taller stages allow larger magazine places. */
  readonly stage: number;
  /** skm_size; 0 for a cache without magazines. */
  readonly places: number;
}

/**
 * A size of cards: their minimum width, their least height, the share of the stage up to which all of them may grow for
 * their magazines, and the gaps between cards and between rows.
 */
interface CardGrid {
  readonly size: CardSize;
  readonly least: number;
  readonly height: number;
  readonly share: number;
  readonly gap: number;
  readonly rowGap: number;
}

const SIZES: readonly CardGrid[] = [
  { size: 'full', least: 172, height: 112, share: 0.24, gap: 10, rowGap: 10 },
  { size: 'medium', least: 124, height: 74, share: 0.19, gap: 8, rowGap: 8 },
  { size: 'small', least: 92, height: 38, share: 0, gap: 6, rowGap: 6 },
];
const ROW_GRID: CardGrid = { size: 'row', least: 138, height: 16, share: 0, gap: 16, rowGap: 2 };

/** Lays out a card for each CPU, as large as fits. */
export function layOutCpus(input: CpuCardsInput): CpuCards {
  const { cpus, width, room } = input;
  const plan = planFor(cpus, width, room);
  const threads = threadsByCpu(input.view, cpus);
  const cards = threads.map((here, cpu) => {
    const x = input.x + (cpu % plan.columns) * (plan.cardWidth + plan.gap);
    const y = input.y + Math.floor(cpu / plan.columns) * (plan.cardHeight + plan.rowGap);
    const box = { x, y, width: plan.cardWidth, height: plan.cardHeight };
    return cardOf(input, cpu, here, box, plan.size);
  });
  return { cards, rowGap: plan.rowGap, height: plan.height };
}

/** Height of the cards of all CPUs as {@link layOutCpus} lays them out. */
export function cpusHeight(cpus: number, width: number, room: CpuRoom): number {
  return planFor(cpus, width, room).height;
}

function planFor(cpus: number, width: number, room: CpuRoom) {
  for (const grid of SIZES) {
    const plan = gridFor(grid, cpus, width, room);
    if (plan.height <= room.most) return plan;
  }
  return gridFor(ROW_GRID, cpus, width, room);
}

function gridFor(
  { size, least, height, share, gap, rowGap }: CardGrid,
  cpus: number,
  width: number,
  room: CpuRoom,
) {
  const fitting = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const rows = Math.max(1, Math.ceil(cpus / fitting));
  const columns = Math.max(1, Math.ceil(cpus / rows));
  const cardWidth = (width + gap) / columns - gap;
  const most = (Math.min(room.most, share * room.stage) + rowGap) / rows - rowGap;
  const own = magazineRoom({ x: 0, y: 0, width: cardWidth, height }, size);
  const spare = Math.max(0, most - height);
  const more = heightForPlaces(own, room.places, spare, room.stage) - own.height;
  const cardHeight = height + more;
  return { size, gap, rowGap, columns, cardWidth, cardHeight, height: rows * (cardHeight + rowGap) - rowGap };
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
        : placesOf(magazineRoom(box, size), cache.magSize, skm, (view.jiffies - skm.age) / hz),
    queue: here.slice(1).map((task) => queuedWords(view, task, hz)),
  };
}

/** The room for the magazine on a card; extra height of the card goes to it. */
function magazineRoom({ x, y, width, height }: Box, size: CardSize): Box {
  switch (size) {
    case 'full':
      return { x: x + 11, y: y + 55, width: width - 22, height: height - 83 };
    case 'medium':
      return { x: x + 9, y: y + 37, width: width - 18, height: height - 47 };
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

function threadsByCpu(view: View, cpus: number): TaskView[][] {
  const threads: TaskView[][] = Array.from({ length: cpus }, () => []);
  for (const task of view.tasks) {
    if (task.id > 0 && taskState(task) !== 'idle') threads[task.cpu]?.push(task);
  }
  for (const here of threads) here.sort((a, b) => prominence(b) - prominence(a));
  return threads;
}
