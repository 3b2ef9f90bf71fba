import type { Era } from './era.ts';
import type { ListedCache } from './listed-cache.ts';
import { emptySlabs, parkedObjects, type Range, roundUp } from './split.ts';

/** Slabs and bytes that a reap frees. */
export interface Freed {
  readonly slabs: Range;
  readonly bytes: Range;
}

/** Why a reap frees nothing. */
export type ReapRefusal = 'linux' | 'reaping' | 'destroying' | 'no figures';

/** What a reap can free of a cache. */
export interface ReapReach {
  readonly refusal: ReapRefusal | null;
  /** Without emptying a magazine: the slabs that are empty already. */
  readonly withoutFlush: Freed;
  /** A reap on one CPU, which empties the magazine of that CPU. */
  readonly oneCpu: Freed;
  /** A reap on every CPU. */
  readonly everyCpu: Freed;
  /** Whether the release frees memory as the simulated one does. */
  readonly isForecast: boolean;
}

/** What is asked of a machine besides its listing. */
export interface ReapSettings {
  readonly cpus: number;
  readonly pageSize: number;
  /** Whether spl_kmem_cache_expire lets a reap empty magazines. */
  readonly flushes: boolean;
}

/**
 * Bounds for a reap: the table does not show which slabs the objects in magazines belong to. The least is what is empty
 * now; the most assumes that full magazines hold the last objects of as many slabs as can be.
 */
export function reapReach(
  cache: ListedCache,
  era: Era,
  { cpus, pageSize, flushes }: ReapSettings,
): ReapReach {
  const refusal = refusalOf(cache);
  const isForecast = era.eraClass !== '2.x';
  if (refusal !== null) return { refusal, withoutFlush: NONE, oneCpu: NONE, everyCpu: NONE, isForecast };
  const slabBytes = roundUp(cache.shape?.slabSize ?? 0, pageSize);
  const empty = emptySlabs(cache);
  const freed = (flushedBy: number): Freed => {
    const most = empty + (flushes ? slabsEmptiedBy(cache, parkedObjects(cache, flushedBy).most) : 0);
    return {
      slabs: { least: empty, most },
      bytes: { least: empty * slabBytes, most: most * slabBytes },
    };
  };
  return { refusal, withoutFlush: freed(0), oneCpu: freed(1), everyCpu: freed(cpus), isForecast };
}

const ZERO: Range = { least: 0, most: 0 };
const NONE: Freed = { slabs: ZERO, bytes: ZERO };

function refusalOf({ backing, shape, slabs, objects, states }: ListedCache): ReapRefusal | null {
  if (backing === 'Linux') return 'linux';
  if (shape === null || slabs.total === null || objects.alloc === null) return 'no figures';
  if (states.includes('DESTROY')) return 'destroying';
  return states.includes('REAPING') ? 'reaping' : null;
}

/** The most slabs that become empty when `flushed` objects return: the rest must still fit into the other slabs. */
function slabsEmptiedBy({ shape, slabs, objects }: ListedCache, flushed: number): number {
  const inUse = objects.alloc ?? 0;
  const held = slabs.alloc ?? 0;
  const needed = Math.ceil((inUse - flushed) / Math.max(1, shape?.objsPerSlab ?? 1));
  return Math.max(0, Math.min(flushed, held - needed));
}
