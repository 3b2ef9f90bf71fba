import { PAGE_SIZE, VMALLOC_START } from '../../../engine/index.ts';
import { slabsFrom } from '../layout/split.ts';
import { slabName } from '../names/names.ts';
import type { CacheView } from '../plain-view.ts';
import type { PageRun, Selected } from '../selection.ts';
import { FRAME, PLACE, type View } from '../view.ts';

/** Who holds pages, and how many of those that were asked for. */
export interface PageHolder {
  readonly name: string;
  readonly pages: number;
  /** What can be looked at; null for what is none of the allocator's. */
  readonly about: Selected | null;
}

/** Who holds the pages of a run, most first; pages that nobody holds are left out. */
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
  return [...counts].map(([owner, count]) => ({ pages: count, ...ownerOf(view, owner) }));
}

function ownerOf(view: View, owner: number): Pick<PageHolder, 'name' | 'about'> {
  if (owner === FRAME.kernel) return { name: 'the kernel itself', about: null };
  if (owner === FRAME.pressure) return { name: 'the consumer outside', about: null };
  const cache = owner - FRAME.cache;
  return { name: view.caches[cache]?.name ?? `cache ${cache}`, about: { kind: 'cache', cache } };
}

function addressHolders(view: View, { region, first, pages }: PageRun): PageHolder[] {
  const from = region === 'vmalloc' ? VMALLOC_START + first : first;
  const found: PageHolder[] = [];
  const add = (name: string, start: number, count: number, about: Selected): void => {
    const shared = Math.min(start + count, from + pages) - Math.max(start, from);
    if (shared > 0) found.push({ name, pages: shared, about });
  };
  for (const cache of view.caches) if (cache !== null && cache !== undefined) addSlabs(view, cache, add);
  for (let obj = 1; obj < view.objEnd; obj++) {
    if (view.objPlace.get(obj) !== PLACE.emergency) continue;
    const size = view.caches[view.objCache.get(obj)]?.objSize ?? 0;
    const about = { kind: 'object', slot: obj } as const;
    add(`e${view.objNumber.get(obj)}`, view.objPage.get(obj), Math.ceil(size / PAGE_SIZE), about);
  }
  return found;
}

function addSlabs(
  view: View,
  cache: CacheView,
  add: (name: string, start: number, count: number, about: Selected) => void,
): void {
  const pages = Math.ceil(cache.slabSize / PAGE_SIZE);
  for (const { head } of [cache.partial, cache.complete]) {
    for (const slab of slabsFrom(view, head)) {
      const name = `${slabName(view, slab)} of ${cache.name}`;
      add(name, view.slabPage.get(slab), pages, { kind: 'slab', slot: slab });
    }
  }
}
