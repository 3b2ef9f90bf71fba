import { FRAME_OWNER } from '../../engine/index.ts';
import { BitColumn, Column, type Pages, Table, UnsignedColumn } from './columns.ts';
import { Magazines } from './magazines.ts';
import { PlainView } from './plain-view.ts';
import {
  AT_CALLER,
  AT_MAGAZINE,
  AT_SLAB,
  CPU_BITS,
  CPU_SHIFT,
  MADE_BITS,
  MADE_CACHE,
  MADE_NUMBER,
  MADE_PAGE,
  MADE_SLAB,
  OBJ_BITS,
  OBJ_NEXT,
  OBJ_SINCE,
  OBJ_WHERE,
  ONES,
  ONES_BELOW_TASK,
  PLACE_BITS,
  SLAB_AGE,
  SLAB_BITS,
  SLAB_CACHE,
  SLAB_FIRST,
  SLAB_FREE,
  SLAB_LIST,
  SLAB_NEXT,
  SLAB_NUMBER,
  SLAB_PAGE,
  SLAB_PREV,
  SLAB_REF,
  TASK_BITS,
  TASK_MASK,
  TASK_SHIFT,
  TREE_LEFT,
  TREE_RED,
  TREE_RIGHT,
} from './row-layout.ts';

/** Where an object is, as a number in {@link View.objPlace}. */
export const PLACE = {
  nowhere: 0,
  slab: AT_SLAB as typeof AT_SLAB,
  magazine: AT_MAGAZINE as typeof AT_MAGAZINE,
  caller: AT_CALLER as typeof AT_CALLER,
  emergency: 4,
  linux: 5,
} as const;

/** Where an object is, which cpu it belongs to or was taken on, and which task took it last (−1: none), as a word of {@link View.objWhere}. */
export function where(place: number, cpu: number, task: number): number {
  return place + (cpu << CPU_SHIFT) + (task << TASK_SHIFT) + ONES;
}

/** The same for an object that moves while the task stays that of `before`, its word until now. */
export function moved(place: number, cpu: number, before: number): number {
  return place + (cpu << CPU_SHIFT) + (before & TASK_MASK) + ONES_BELOW_TASK;
}

/** Who holds a frame, as a number in {@link View.frameOwner}; from `cache` on: a cache, by its number. */
export const FRAME: typeof FRAME_OWNER = FRAME_OWNER;

const NOWHERE = where(PLACE.nowhere, -1, -1);

/** A view as it was at a moment. Those of one recording share the pages that nobody wrote to between them. */
export interface Keyframe {
  readonly plain: PlainView;
  /** By table. */
  readonly pages: readonly Pages[];
}

/** The machine at a moment: what all events up to there add up to. Only the reducer writes to it, and the recording its time. */
export class View extends PlainView {
  /** Time in ns, as the recording tells it: where time moves by commands alone, the start of the jiffy. */
  now = 0;
  /** Rows of one word: who holds each page frame. */
  readonly frames: Table = new Table(0, [FRAME.free]);
  /** Rows as rows.ts has them, by slot. */
  readonly slabs: Table = new Table(SLAB_BITS, [-1, 0, 0, -1, -1, 0, 0, 0, -1, 0]);
  /** Rows as rows.ts has them, by slot: what changes as objects move. */
  readonly objs: Table = new Table(OBJ_BITS, [NOWHERE, 0, 0]);
  /** Rows as rows.ts has them, by slot: what stays while an object is there. */
  readonly made: Table = new Table(MADE_BITS, [-1, -1, 0, -1]);
  /** Rows as rows.ts has them, by slot of the object. */
  readonly tree: Table = new Table(2, []);
  /** What caches keep for cpus; a cache's own `magazines` show it. */
  readonly magazines: Magazines = new Magazines();

  /** Who holds each page frame: see {@link FRAME}. */
  readonly frameOwner: Column = new Column(this.frames, 0, FRAME.free);

  /** Slabs, by slot. `slabList`: −1 partial, −2 complete, 0 none; `slabFree`: first free object, 0 for none. */
  readonly slabCache: Column = new Column(this.slabs, SLAB_CACHE, -1);
  readonly slabNumber: Column = new Column(this.slabs, SLAB_NUMBER, 0);
  readonly slabList: Column = new Column(this.slabs, SLAB_LIST, 0);
  readonly slabPrev: Column = new Column(this.slabs, SLAB_PREV, -1);
  readonly slabNext: Column = new Column(this.slabs, SLAB_NEXT, -1);
  /** Unsigned, as the reference's: an object that was freed twice may take it below 0. */
  readonly slabRef: UnsignedColumn = new UnsignedColumn(new Column(this.slabs, SLAB_REF, 0));
  readonly slabAge: Column = new Column(this.slabs, SLAB_AGE, 0);
  readonly slabFirst: Column = new Column(this.slabs, SLAB_FIRST, 0);
  readonly slabPage: Column = new Column(this.slabs, SLAB_PAGE, -1);
  readonly slabFree: Column = new Column(this.slabs, SLAB_FREE, 0);

  /** Objects, by slot. `objNumber`: index in the slab, or the number of an emergency or Linux object. */
  readonly objWhere: Column = new Column(this.objs, OBJ_WHERE, NOWHERE);
  readonly objPlace: BitColumn = new BitColumn(this.objWhere, 0, PLACE_BITS);
  readonly objCache: Column = new Column(this.made, MADE_CACHE, -1);
  /** Slot of the slab, −1 for an object without one. */
  readonly objSlab: Column = new Column(this.made, MADE_SLAB, -1);
  readonly objNumber: Column = new Column(this.made, MADE_NUMBER, 0);
  /** Next on the free list of its slab, 0 at the end; the object itself where it is on none. */
  readonly objNext: Column = new Column(this.objs, OBJ_NEXT, 0);
  /** Page address of an object outside its slab or without one, −1 otherwise. */
  readonly objPage: Column = new Column(this.made, MADE_PAGE, -1);
  /** The cpu in whose magazine it is, or whose task took it last; −1 before. */
  readonly objCpu: BitColumn = new BitColumn(this.objWhere, CPU_SHIFT, CPU_BITS);
  /** Task that took it last, −1 before. */
  readonly objTask: BitColumn = new BitColumn(this.objWhere, TASK_SHIFT, TASK_BITS);
  /** When it last moved, in jiffies. */
  readonly objSince: Column = new Column(this.objs, OBJ_SINCE, 0);
  readonly treeLeft: Column = new Column(this.tree, TREE_LEFT, 0);
  readonly treeRight: Column = new Column(this.tree, TREE_RIGHT, 0);
  readonly treeRed: Column = new Column(this.tree, TREE_RED, 0);

  readonly #tables: readonly Table[] = [
    this.frames,
    this.slabs,
    this.objs,
    this.made,
    this.tree,
    this.magazines.rows,
    this.magazines.rings,
  ];

  /** Keeps how it is now. */
  keep(): Keyframe {
    const plain = new PlainView();
    plain.assign(this);
    return { plain, pages: this.#tables.map((table) => table.keep()) };
  }

  /** Becomes what it, or another view, was when it was kept. */
  restore({ plain, pages }: Keyframe): void {
    this.assign(plain);
    for (const cache of this.caches)
      cache?.magazines.forEach((skm, cpu, magazines) => {
        magazines[cpu] = skm?.in(this.magazines) ?? null;
      });
    for (const [i, table] of this.#tables.entries()) table.restore(pages[i] ?? []);
  }
}
