/**
 * A small model of how often a CPU needs the layer below its magazines, in three designs. It is not the engine: it only
 * counts.
 */

/** The designs that are compared. */
export type Design =
  | 'one magazine and a depot'
  | 'a previous magazine and a depot'
  | 'half a magazine, as in the SPL';

/** All designs, in the order of the columns. */
export const DESIGNS: readonly Design[] = [
  'one magazine and a depot',
  'a previous magazine and a depot',
  'half a magazine, as in the SPL',
];

/** The number of calls to count. */
const CALLS = 4800;

/**
 * How many of a hundred calls reach the layer below, when a CPU allocates `batch` objects and frees them again, over
 * and
 * over, and its magazines hold `size`: at worst, over all numbers of objects to start with.
 */
export function missesPerHundred(design: Design, size: number, batch: number): number {
  const starts = Array.from({ length: size + 1 }, (_, rounds) => rounds);
  return Math.max(...starts.map((rounds) => missesFrom(CPUS[design](size, rounds), batch)));
}

function missesFrom(cpu: Cpu, batch: number): number {
  let misses = 0;
  // The first two rounds are a warm-up.
  for (let call = -4 * batch; call < CALLS; call++) {
    const isAlloc = (call + 4 * batch) % (2 * batch) < batch;
    if ((isAlloc ? cpu.alloc() : cpu.free()) && call >= 0) misses += 1;
  }
  return (100 * misses) / CALLS;
}

/** A CPU: both calls return whether they had to ask the layer below. */
interface Cpu {
  alloc(): boolean;
  free(): boolean;
}

const CPUS: Readonly<Record<Design, (size: number, rounds: number) => Cpu>> = {
  'one magazine and a depot': oneMagazine,
  'a previous magazine and a depot': withPrevious,
  'half a magazine, as in the SPL': halves,
};

/** The depot swaps an empty magazine for a full one, and the reverse. */
function oneMagazine(size: number, start: number): Cpu {
  let rounds = start;
  return {
    alloc: () => {
      const isMiss = rounds === 0;
      rounds = (isMiss ? size : rounds) - 1;
      return isMiss;
    },
    free: () => {
      const isMiss = rounds === size;
      rounds = (isMiss ? 0 : rounds) + 1;
      return isMiss;
    },
  };
}

/** The CPU swaps with the magazine that it had before, if that helps, before it asks the depot. */
function withPrevious(size: number, start: number): Cpu {
  let [loaded, previous] = [start, 0];
  const swapFor = (isUseful: boolean): void => {
    if (isUseful) [loaded, previous] = [previous, loaded];
  };
  return {
    alloc: () => {
      swapFor(loaded === 0 && previous > 0);
      const isMiss = loaded === 0;
      if (isMiss) [loaded, previous] = [size, loaded];
      loaded -= 1;
      return isMiss;
    },
    free: () => {
      swapFor(loaded === size && previous < size);
      const isMiss = loaded === size;
      if (isMiss) [loaded, previous] = [0, loaded];
      loaded += 1;
      return isMiss;
    },
  };
}

/** Moves half a magazine between slabs and the CPU, under the lock. */
function halves(size: number, start: number): Cpu {
  const half = Math.ceil(size / 2);
  let rounds = start;
  return {
    alloc: () => {
      const isMiss = rounds === 0;
      rounds = (isMiss ? half : rounds) - 1;
      return isMiss;
    },
    free: () => {
      const isMiss = rounds === size;
      rounds = (isMiss ? size - half : rounds) + 1;
      return isMiss;
    },
  };
}
