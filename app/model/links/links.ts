import { is_vmalloc_addr, PAGE_SIZE, VMALLOC_START } from '../../../engine/index.ts';
import { geometrySum } from '../layout/geometry.ts';
import type { CacheView } from '../plain-view.ts';
import type { Highlight, PageRun, Selected } from '../selection.ts';
import { PLACE, type View } from '../view.ts';

/** Objects of a slab that one magazine, or all callers on one CPU, hold. */
export interface Pin {
  readonly cpu: number;
  readonly objs: number;
}

/** The subject of a link, for its sentence. */
type LinkSubject =
  | { readonly kind: 'magazine'; readonly cpu: number }
  | { readonly kind: 'object'; readonly obj: number }
  /** The magazines and the CPUs on which callers took objects, those with most objects first. */
  | {
      readonly kind: 'slab';
      readonly slab: number;
      readonly magazines: readonly Pin[];
      readonly callers: readonly Pin[];
    };

/** Everything linked to a thing on the stage: slots of slabs and objects, numbers of CPUs, and runs of pages. */
export interface Links extends Highlight {
  readonly pages: readonly PageRun[];
  readonly subject: LinkSubject;
}

/**
 * Everything linked to a selected thing: the objects of a magazine with their slabs and pages; an object's magazine or
 * caller, slab and page; the holders that pin a slab. Null if it has no such links.
 */
export function linksOf(view: View, focus: number, selected: Selected): Links | null {
  switch (selected.kind) {
    case 'magazine':
      return magazineLinks(view, selected.cache, selected.cpu);
    case 'cpu':
      return magazineLinks(view, focus, selected.cpu);
    case 'object':
      return objectLinks(view, selected.slot);
    case 'slab':
      return slabLinks(view, selected.slot);
    case 'cache':
    case 'task':
    case 'pages':
      return null;
  }
}

/** Whether two links highlight the same things. */
export function isSameLinks(a: Links | null, b: Links | null): boolean {
  if (a === null || b === null) return a === b;
  return keyOf(a) === keyOf(b);
}

function keyOf({ objs, slabs, cpus, pages }: Links): string {
  return `${objs.join()} ${slabs.join()} ${cpus.join()} ${pages.map(({ first }) => first).join()}`;
}

function magazineLinks(view: View, index: number, cpu: number): Links | null {
  const cache = view.caches[index] ?? null;
  const magazine = cache?.magazines[cpu] ?? null;
  if (cache === null || magazine === null) return null;
  const { objs } = magazine;
  const slabs = [...new Set(objs.map((obj) => view.objSlab.get(obj)))].filter((slab) => slab >= 0);
  const pages = slabs.flatMap((slab) => slabPages(view, cache, slab));
  return { objs, slabs, cpus: [cpu], pages, subject: { kind: 'magazine', cpu } };
}

function objectLinks(view: View, obj: number): Links | null {
  const cache = view.caches[view.objCache.get(obj)] ?? null;
  const place = view.objPlace.get(obj);
  if (cache === null || place === PLACE.nowhere) return null;
  const slab = view.objSlab.get(obj);
  const isHeld = place === PLACE.magazine || place === PLACE.caller || place === PLACE.emergency;
  const cpu = view.objCpu.get(obj);
  const page = view.objPage.get(obj);
  return {
    objs: [obj],
    slabs: slab >= 0 ? [slab] : [],
    cpus: isHeld && cpu >= 0 ? [cpu] : [],
    pages: page >= 0 ? runs(view, page, cache.objSize) : slab >= 0 ? objectPages(view, cache, slab, obj) : [],
    subject: { kind: 'object', obj },
  };
}

function slabLinks(view: View, slab: number): Links | null {
  const cache = view.caches[view.slabCache.get(slab)] ?? null;
  if (cache === null) return null;
  const first = view.slabFirst.get(slab);
  const magazines = new Map<number, number>();
  const callers = new Map<number, number>();
  const objs: number[] = [];
  for (let obj = first; obj < first + cache.slabObjs; obj++) {
    const place = view.objPlace.get(obj);
    if (place !== PLACE.magazine && place !== PLACE.caller) continue;
    const held = place === PLACE.magazine ? magazines : callers;
    const cpu = view.objCpu.get(obj);
    held.set(cpu, (held.get(cpu) ?? 0) + 1);
    if (place === PLACE.magazine) objs.push(obj);
  }
  const subject = { kind: 'slab', slab, magazines: byCount(magazines), callers: byCount(callers) } as const;
  const cpus = [...new Set([...magazines.keys(), ...callers.keys()])].filter((cpu) => cpu >= 0);
  return { objs, slabs: [slab], cpus, pages: slabPages(view, cache, slab), subject };
}

function byCount(held: ReadonlyMap<number, number>): Pin[] {
  return [...held].map(([cpu, objs]) => ({ cpu, objs })).sort((a, b) => b.objs - a.objs || a.cpu - b.cpu);
}

/** The pages of a slab. */
function slabPages(view: View, cache: CacheView, slab: number): readonly PageRun[] {
  return runs(view, view.slabPage.get(slab), cache.slabSize);
}

/** The pages on which an object of a slab is. */
function objectPages(view: View, cache: CacheView, slab: number, obj: number): readonly PageRun[] {
  const { head, slot } = geometrySum(cache);
  const start = head + view.objNumber.get(obj) * slot;
  const first = Math.floor(start / PAGE_SIZE);
  return runs(view, view.slabPage.get(slab) + first, start + cache.objSize - first * PAGE_SIZE);
}

/**
 * The run of `bytes` from the start of a page; empty if no map shows it: with limited memory the view knows the holder
 * of each frame, but not which frames back a vmalloc range.
 */
function runs(view: View, page: number, bytes: number): readonly PageRun[] {
  if (page < 0) return [];
  const pages = Math.max(1, Math.ceil(bytes / PAGE_SIZE));
  const isVirtual = is_vmalloc_addr(page);
  if (view.memory.frames > 0) return isVirtual ? [] : [{ region: 'frames', first: page, pages }];
  return [
    { region: isVirtual ? 'vmalloc' : 'direct', first: isVirtual ? page - VMALLOC_START : page, pages },
  ];
}
