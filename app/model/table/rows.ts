import type { CacheView } from '../plain-view.ts';
import type { Selected, Selection } from '../selection.ts';
import { PLACE, type View } from '../view.ts';

/** A part of the picture, with its contents. */
type PartName = 'cpus' | 'partial' | 'complete' | 'emergency' | 'threads';

/** What a row shows. `place` is the number of the slab, object, CPU or task. */
export interface Row {
  readonly kind: 'part' | 'cpu' | 'slab' | 'object' | 'node' | 'task';
  /** Equal for the same thing at every moment. */
  readonly id: string;
  readonly part: PartName;
  readonly place: number;
  /** Depth from 1. */
  readonly level: number;
  /** Its number among its siblings, from 1, and how many there are. */
  readonly position: number;
  readonly size: number;
  /** Index of its parent row, −1 for none. */
  readonly parent: number;
  readonly children: number;
  readonly isOpen: boolean;
}

/** Rows under construction. */
interface Builder {
  readonly view: View;
  readonly open: ReadonlySet<string>;
  readonly rows: Row[];
}

/** Parts that are open at first. */
export const OPEN_AT_FIRST: readonly string[] = ['cpus', 'partial', 'complete', 'emergency'];

/**
 * The rows of the table that shows a cache instead of the picture: CPUs with their magazines, both lists of slabs, the
 * emergency
 * tree, and threads. Rows under a closed row are left out.
 */
export function tableRows(
  view: View,
  cache: CacheView | null,
  cpus: number,
  open: ReadonlySet<string>,
): readonly Row[] {
  const builder: Builder = { view, open, rows: [] };
  const parts = partsOf(view, cache, cpus);
  for (const [i, { part, children, fill }] of parts.entries()) {
    const shape = { kind: 'part', part, place: i, id: part } as const;
    const at = push(builder, -1, { ...shape, position: i + 1, size: parts.length, children });
    if (builder.rows[at]?.isOpen === true) fill(builder, at);
  }
  return builder.rows;
}

interface Part {
  readonly part: PartName;
  readonly children: number;
  readonly fill: (builder: Builder, at: number) => void;
}

function partsOf(view: View, cache: CacheView | null, cpus: number): Part[] {
  const threads = view.tasks.filter(({ id }) => id > 0);
  const ofThreads: Part = {
    part: 'threads',
    children: threads.length,
    fill: (builder, at) => {
      for (const [i, { id }] of threads.entries())
        push(builder, at, leaf('task', 'threads', id, i + 1, threads.length));
    },
  };
  if (cache === null || cache.linuxLive >= 0) return [ofThreads];
  const { partial, complete, treeRoot } = cache;
  return [
    { part: 'cpus', children: cpus, fill: (builder, at) => fillCpus(builder, at, cache, cpus) },
    {
      part: 'partial',
      children: partial.length,
      fill: (builder, at) => fillSlabs(builder, at, cache, 'partial'),
    },
    {
      part: 'complete',
      children: complete.length,
      fill: (builder, at) => fillSlabs(builder, at, cache, 'complete'),
    },
    {
      part: 'emergency',
      children: treeRoot === 0 ? 0 : 1,
      fill: (builder, at) => fillTree(builder, at, treeRoot, 1, 1),
    },
    ofThreads,
  ];
}

function fillCpus(builder: Builder, at: number, cache: CacheView, cpus: number): void {
  for (let cpu = 0; cpu < cpus; cpu++) {
    const objs = cache.magazines[cpu]?.objs ?? [];
    const shape = { kind: 'cpu', part: 'cpus', place: cpu, id: `cpu-${cpu}` } as const;
    const own = push(builder, at, { ...shape, position: cpu + 1, size: cpus, children: objs.length });
    if (builder.rows[own]?.isOpen !== true) continue;
    // The next object to be allocated comes first.
    for (const [i, obj] of objs.toReversed().entries())
      push(builder, own, leaf('object', 'cpus', obj, i + 1, objs.length));
  }
}

function fillSlabs(builder: Builder, at: number, cache: CacheView, part: 'partial' | 'complete'): void {
  const { view } = builder;
  const { head, length } = cache[part];
  let position = 1;
  for (let slab = head; slab >= 0; slab = view.slabNext.get(slab), position++) {
    const shape = { kind: 'slab', part, place: slab, id: `slab ${slab}` } as const;
    const own = push(builder, at, { ...shape, position, size: length, children: cache.slabObjs });
    if (builder.rows[own]?.isOpen !== true) continue;
    const first = view.slabFirst.get(slab);
    for (let i = 0; i < cache.slabObjs; i++)
      push(builder, own, leaf('object', part, first + i, i + 1, cache.slabObjs));
  }
}

function fillTree(builder: Builder, at: number, obj: number, position: number, size: number): void {
  if (obj === 0) return;
  const { view } = builder;
  const below = [view.treeLeft.get(obj), view.treeRight.get(obj)].filter((child) => child !== 0);
  const shape = { kind: 'node', part: 'emergency', place: obj, id: `node ${obj}` } as const;
  const own = push(builder, at, { ...shape, position, size, children: below.length });
  if (builder.rows[own]?.isOpen !== true) return;
  for (const [i, child] of below.entries()) fillTree(builder, own, child, i + 1, below.length);
}

type Shape = Omit<Row, 'level' | 'parent' | 'isOpen'>;

function leaf(kind: 'object' | 'task', part: PartName, place: number, position: number, size: number): Shape {
  return { kind, part, place, id: `${part} ${kind} ${place}`, position, size, children: 0 };
}

/** Appends a row under row `parent` and returns its index. Nodes of the tree are open unless the user closed them. */
function push({ rows, open }: Builder, parent: number, shape: Shape): number {
  const level = (rows[parent]?.level ?? 0) + 1;
  const isAsked = shape.kind === 'node' ? !open.has(shape.id) : open.has(shape.id);
  rows.push({ ...shape, level, parent, isOpen: shape.children > 0 && isAsked });
  return rows.length - 1;
}

/** What a row selects; null for a part of the picture. */
export function selectedBy({ kind, place }: Row, cache: number): Selection {
  switch (kind) {
    case 'cpu':
      return { kind: 'magazine', cache, cpu: place };
    case 'slab':
      return { kind: 'slab', slot: place };
    case 'object':
    case 'node':
      return { kind: 'object', slot: place };
    case 'task':
      return { kind: 'task', task: place };
    case 'part':
      return null;
  }
}

/** The id of the row that shows the selection, and the rows that must be open for it; null if none does. */
export function rowOf(
  view: View,
  selected: Selected,
): { readonly id: string; readonly open: readonly string[] } | null {
  switch (selected.kind) {
    case 'magazine':
    case 'cpu':
      return { id: `cpu-${selected.cpu}`, open: ['cpus'] };
    case 'task':
      return { id: `threads task ${selected.task}`, open: ['threads'] };
    case 'slab':
      return slabRow(view, selected.slot);
    case 'object':
      return objectRow(view, selected.slot);
    case 'cache':
    case 'pages':
      return null;
  }
}

function slabRow(view: View, slab: number): ReturnType<typeof rowOf> {
  const list = view.slabList.get(slab);
  if (list === 0 || view.slabCache.get(slab) < 0) return null;
  return { id: `slab ${slab}`, open: [list === -1 ? 'partial' : 'complete'] };
}

function objectRow(view: View, obj: number): ReturnType<typeof rowOf> {
  const place = view.objPlace.get(obj);
  // Nodes of the tree are open unless the user closed them.
  if (place === PLACE.emergency) return { id: `node ${obj}`, open: ['emergency'] };
  const slab = slabRow(view, view.objSlab.get(obj));
  if (slab === null) return null;
  const [part = ''] = slab.open;
  return { id: `${part} object ${obj}`, open: [part, slab.id] };
}
