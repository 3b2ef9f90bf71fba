import type { ProcSlabListing } from '../../formats/proc-slab/parse.ts';

/** Slabs and objects of a cache that take long to place one by one. */
export interface LargeCache {
  readonly name: string;
  readonly slabs: number;
  readonly objects: number;
}

/** Slabs and objects of a machine that are placed without asking: that takes about a second. */
const AT_ONCE = { slabs: 100_000, objects: 2_000_000 };

/**
 * The caches to leave out so that a machine starts at once, the largest first; empty if all of them can be placed. Objects
 * of the Linux slab are only counted, so they never take long.
 */
export function largeCaches({ rows }: ProcSlabListing): LargeCache[] {
  const caches = rows
    .filter((row) => row.kind === 'spl')
    .map(({ name, slabTotal, objTotal }) => ({ name, slabs: slabTotal, objects: objTotal }))
    .toSorted((a, b) => b.objects - a.objects);
  let slabs = caches.reduce((sum, cache) => sum + cache.slabs, 0);
  let objects = caches.reduce((sum, cache) => sum + cache.objects, 0);
  return caches.filter((cache) => {
    if (slabs <= AT_ONCE.slabs && objects <= AT_ONCE.objects) return false;
    slabs -= cache.slabs;
    objects -= cache.objects;
    return true;
  });
}

/** A listing without some of its caches. */
export function without(listing: ProcSlabListing, caches: readonly LargeCache[]): ProcSlabListing {
  const names = new Set(caches.map(({ name }) => name));
  return { ...listing, rows: listing.rows.filter(({ name }) => !names.has(name)) };
}
