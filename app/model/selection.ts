import type { View } from './view.ts';

/** A run of pages of a region, as the map of pages shows them. */
export interface PageRun {
  /** What `first` counts from: the machine's frames, or a region of an unlimited address space. */
  readonly region: 'frames' | 'direct' | 'vmalloc';
  readonly first: number;
  /** Number of pages. */
  readonly pages: number;
}

/** Something that can be selected: objects and slabs by slot, the others by number. */
export type Selected =
  | { readonly kind: 'object'; readonly slot: number }
  | { readonly kind: 'slab'; readonly slot: number }
  | { readonly kind: 'magazine'; readonly cache: number; readonly cpu: number }
  | { readonly kind: 'cpu'; readonly cpu: number }
  | { readonly kind: 'cache'; readonly cache: number }
  | { readonly kind: 'task'; readonly task: number }
  | ({ readonly kind: 'pages' } & PageRun);

/** What is selected. */
export type Selection = Selected | null;

/** What to highlight: slots of slabs and objects, numbers of CPUs. */
export interface Highlight {
  readonly slabs: readonly number[];
  readonly objs: readonly number[];
  readonly cpus: readonly number[];
}

/** Highlights nothing. */
export const NO_HIGHLIGHT: Highlight = { slabs: [], objs: [], cpus: [] };

/** Whether two selections mean the same thing. */
export function isSameSelection(a: Selection, b: Selection): boolean {
  return a === b || (a !== null && b !== null && keyOf(a) === keyOf(b));
}

/** A key that is equal for the same thing. */
function keyOf(selected: Selected): string {
  return Object.values(selected).join(' ');
}

/** Number of the cache that a selection belongs to; −1 for none. */
export function cacheOf(view: View, selection: Selection): number {
  if (selection === null) return -1;
  switch (selection.kind) {
    case 'object':
      return view.objCache.get(selection.slot);
    case 'slab':
      return view.slabCache.get(selection.slot);
    case 'magazine':
    case 'cache':
      return selection.cache;
    case 'task':
    case 'cpu':
    case 'pages':
      return -1;
  }
}

/** Whether a selection exists in the second view and means the same thing in both, even in different recordings. */
export function isSameThing(selection: Selection, a: View, b: View): boolean {
  const identity = selection === null ? null : identityOf(b, selection);
  return identity !== null && selection !== null && identity === identityOf(a, selection);
}

/** Identifies a thing across recordings, where slots and numbers may differ; null if it does not exist. */
function identityOf(view: View, selected: Selected): string | null {
  switch (selected.kind) {
    case 'object': {
      const { slot } = selected;
      const [cache, slab] = [view.objCache.get(slot), view.objSlab.get(slot)];
      const number = `${cache} ${view.objNumber.get(slot)}`;
      if (cache < 0) return null;
      return slab < 0 ? number : `${number} of ${view.slabNumber.get(slab)}`;
    }
    case 'slab': {
      const cache = view.slabCache.get(selected.slot);
      return cache < 0 ? null : `${cache} ${view.slabNumber.get(selected.slot)}`;
    }
    case 'magazine':
    case 'cache':
      return view.caches[selected.cache]?.name ?? null;
    case 'task':
      return view.tasks[selected.task]?.name ?? null;
    case 'cpu':
    case 'pages':
      return keyOf(selected);
  }
}
