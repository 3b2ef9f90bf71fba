import { slabsFrom, slabsOf } from '../model/layout/split.ts';
import type { CacheView } from '../model/plain-view.ts';
import { type Highlight, NO_HIGHLIGHT, type Selection } from '../model/selection.ts';
import type { View } from '../model/view.ts';
import { cacheNamed } from './measure-value.ts';
import { pinnedBy } from './pinned.ts';

/** Something on the stage, by its name in lessons; of a named cache, or of the first one. */
export interface Place {
  readonly kind:
    | 'magazine'
    | 'cpu'
    | 'slab'
    | 'object'
    | 'thread'
    | 'pinned'
    | 'empty'
    | 'partial'
    | 'complete'
    | 'emergency';
  readonly cache: string | null;
  /** Number of the CPU, the slab or the thread; of the object in its slab. */
  readonly number: number;
  /** Number of the slab of an object. */
  readonly slab: number;
}

/** A place, or why a text is not one. */
export type PlaceResult =
  | { readonly ok: true; readonly place: Place }
  | { readonly ok: false; readonly reason: string };

const FORMS: readonly { readonly kind: Place['kind']; readonly form: RegExp }[] = [
  { kind: 'magazine', form: /^magazine (\d+)$/ },
  { kind: 'cpu', form: /^cpu (\d+)$/i },
  { kind: 'slab', form: /^slab (\d+)$/ },
  { kind: 'object', form: /^object (\d+)\.(\d+)$/ },
  { kind: 'thread', form: /^thread t(\d+)$/ },
  { kind: 'pinned', form: /^slabs pinned by (\d+)$/ },
  { kind: 'empty', form: /^empty slabs$/ },
  { kind: 'partial', form: /^partial list$/ },
  { kind: 'complete', form: /^complete list$/ },
  { kind: 'emergency', form: /^emergency objects$/ },
];

/** Reads a place: `magazine 3`, `slab 7`, `object 7.2`, `slabs pinned by 3`, `partial list of zio_buf_131072`. */
export function readPlace(text: string): PlaceResult {
  const [, what = '', cache = null] = /^(.+?)(?: of (.+))?$/.exec(text.trim()) ?? [];
  for (const { kind, form } of FORMS) {
    const found = form.exec(what);
    if (found === null) continue;
    const [first, second] = [Number(found[1] ?? 0), Number(found[2] ?? 0)];
    const place = kind === 'object' ? { number: second, slab: first } : { number: first, slab: 0 };
    return { ok: true, place: { kind, cache, ...place } };
  }
  return { ok: false, reason: `“${text}” is not a place on the stage` };
}

/** What a place marks on the stage; nothing if it does not exist. */
export function markOf(view: View, places: readonly Place[]): Highlight {
  const marks = places.map((place) => markOne(view, place));
  return {
    slabs: marks.flatMap(({ slabs }) => slabs),
    objs: marks.flatMap(({ objs }) => objs),
    cpus: marks.flatMap(({ cpus }) => cpus),
  };
}

/** What a place selects; null for a place that is more than one thing, or that does not exist. */
export function selectionOf(view: View, place: Place): Selection {
  const cache = cacheNamed(view, place.cache);
  if (cache === null) return null;
  switch (place.kind) {
    case 'magazine':
      return { kind: 'magazine', cache: cache.index, cpu: place.number };
    case 'cpu':
      return { kind: 'cpu', cpu: place.number };
    case 'slab': {
      const slab = slabNumbered(view, cache, place.number);
      return slab === null ? null : { kind: 'slab', slot: slab };
    }
    case 'object': {
      const slab = slabNumbered(view, cache, place.slab);
      return slab === null ? null : { kind: 'object', slot: view.slabFirst.get(slab) + place.number };
    }
    case 'thread': {
      const task = view.tasks.find(({ name }) => name === `t${place.number}`);
      return task === undefined ? null : { kind: 'task', task: task.id };
    }
    default:
      return null;
  }
}

function markOne(view: View, place: Place): Highlight {
  const cache = cacheNamed(view, place.cache);
  if (cache === null) return NO_HIGHLIGHT;
  const marking = (part: Partial<Highlight>): Highlight => ({ ...NO_HIGHLIGHT, ...part });
  switch (place.kind) {
    case 'magazine':
      return marking({ cpus: [place.number], objs: cache.magazines[place.number]?.objs ?? [] });
    case 'cpu':
      return marking({ cpus: [place.number] });
    case 'slab':
      return marking({ slabs: [slabNumbered(view, cache, place.number)].filter((slab) => slab !== null) });
    case 'object':
      return marking({ objs: objectAt(view, cache, place) });
    case 'thread':
      return marking({
        cpus: view.tasks.filter(({ name }) => name === `t${place.number}`).map(({ cpu }) => cpu),
      });
    case 'pinned': {
      const objs = cache.magazines[place.number]?.objs ?? [];
      return marking({ cpus: [place.number], objs, slabs: pinnedBy(view, cache, place.number) });
    }
    case 'empty':
      return marking({ slabs: slabsOf(view, cache).filter((slab) => view.slabRef.get(slab) === 0) });
    case 'partial':
      return marking({ slabs: [...slabsFrom(view, cache.partial.head)] });
    case 'complete':
      return marking({ slabs: [...slabsFrom(view, cache.complete.head)] });
    case 'emergency':
      return marking({ objs: emergencyObjects(view, cache) });
  }
}

function objectAt(view: View, cache: CacheView, place: Place): number[] {
  const slab = slabNumbered(view, cache, place.slab);
  return slab === null ? [] : [view.slabFirst.get(slab) + place.number];
}

function slabNumbered(view: View, cache: CacheView, number: number): number | null {
  return slabsOf(view, cache).find((slab) => view.slabNumber.get(slab) === number) ?? null;
}

function emergencyObjects(view: View, { treeRoot }: CacheView): number[] {
  const objs: number[] = [];
  const visit = (node: number): void => {
    if (node === 0) return;
    visit(view.treeLeft.get(node));
    objs.push(node);
    visit(view.treeRight.get(node));
  };
  visit(treeRoot);
  return objs;
}
