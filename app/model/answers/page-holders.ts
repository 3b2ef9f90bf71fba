import { PAGE_SIZE, VMALLOC_START } from '../../../engine/index.ts';
import { slabsFrom } from '../layout/split.ts';
import type { CacheView } from '../plain-view.ts';
import type { PageRun, Selected } from '../selection.ts';
import { FRAME, PLACE, type View } from '../view.ts';

/** Who holds pages, and how many of the given run. */
export interface PageHolder {
  readonly pages: number;
  /** The owner's code of {@link FRAME}: the cache, even if its slabs or emergency objects hold the pages. */
  readonly owner: number;
  /** The cache, slab or object; null for the kernel and for other processes. */
  readonly about: Selected | null;
}

/** Who holds the pages of a run, the largest holder first; free pages are left out. */
export function pageHolders(view: View, run: PageRun): readonly PageHolder[] {
  const holders = run.region === 'frames' ? frameHolders(view, run) : addressHolders(view, run);
  return holders.sort((a, b) => b.pages - a.pages);
}

function frameHolders(view: View, { first, pages }: PageRun): PageHolder[] {
  const counts = new Map<number, number>();
  for (let frame = first; frame < Math.min(first + pages, view.memory.frames); frame++) {
    const owner = view.frameOwner.get(frame);
    if (owner !== FRAME.free) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].map(([owner, count]) => ({ pages: count, owner, about: cacheOf(owner) }));
}

function cacheOf(owner: number): Selected | null {
  return owner < FRAME.cache ? null : { kind: 'cache', cache: owner - FRAME.cache };
}

function addressHolders(view: View, { region, first, pages }: PageRun): PageHolder[] {
  const from = region === 'vmalloc' ? VMALLOC_START + first : first;
  const found: PageHolder[] = [];
  const add: Add = (cache, start, count, about) => {
    const shared = Math.min(start + count, from + pages) - Math.max(start, from);
    if (shared > 0) found.push({ pages: shared, owner: FRAME.cache + cache, about });
  };
  for (const cache of view.caches) if (cache !== null && cache !== undefined) addSlabs(view, cache, add);
  for (let obj = 1; obj < view.objEnd; obj++) {
    if (view.objPlace.get(obj) !== PLACE.emergency) continue;
    const cache = view.objCache.get(obj);
    const size = view.caches[cache]?.objSize ?? 0;
    add(cache, view.objPage.get(obj), Math.ceil(size / PAGE_SIZE), { kind: 'object', slot: obj });
  }
  return found;
}

/** Notes that something of cache number `cache` holds `count` pages from `start` on. */
type Add = (cache: number, start: number, count: number, about: Selected) => void;

function addSlabs(view: View, cache: CacheView, add: Add): void {
  const pages = Math.ceil(cache.slabSize / PAGE_SIZE);
  for (const { head } of [cache.partial, cache.complete]) {
    for (const slab of slabsFrom(view, head)) {
      add(cache.index, view.slabPage.get(slab), pages, { kind: 'slab', slot: slab });
    }
  }
}
