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

/**
 * Where an object is, the CPU that it belongs to or was taken on, and the task that took it last (−1: none), as a
 * word of {@link View.objWhere}.
 */
export function where(place: number, cpu: number, task: number): number {
  return place + (cpu << CPU_SHIFT) + (task << TASK_SHIFT) + ONES;
}

/** The same for an object that moves and keeps the task of `before`, its current word. */
export function moved(place: number, cpu: number, before: number): number {
  return place + (cpu << CPU_SHIFT) + (before & TASK_MASK) + ONES_BELOW_TASK;
}

/** Who holds a frame, as a number in {@link View.frameOwner}; from `cache` on: a cache, by number. */
export const FRAME: typeof FRAME_OWNER = FRAME_OWNER;

const NOWHERE = where(PLACE.nowhere, -1, -1);

/** A view at a moment. Keyframes of one recording share the pages that were not written between them. */
export interface Keyframe {
  readonly plain: PlainView;
  /** By table. */
  readonly pages: readonly Pages[];
}

/**
 * The machine at a moment: the sum of all events before it. Only the reducer writes to it, and the recording sets its
 * time.
 */
export class View extends PlainView {
  /** Time in ns, set by the recording; if only commands move time, the start of the jiffy. */
  now = 0;
  /** Rows of one word: who holds each page frame. */
  readonly frames: Table = new Table(0, [FRAME.free]);
  /** Rows as in row-layout.ts, by slot. */
  readonly slabs: Table = new Table(SLAB_BITS, [-1, 0, 0, -1, -1, 0, 0, 0, 0, -1]);
  /** Rows as in row-layout.ts, by slot: what changes as objects move. */
  readonly objs: Table = new Table(OBJ_BITS, [NOWHERE, 0, 0]);
  /** Rows as in row-layout.ts, by slot: what stays the same while an object exists. */
  readonly made: Table = new Table(MADE_BITS, [-1, -1, 0, -1]);
  /** Rows as in row-layout.ts, by slot of the object. */
  readonly tree: Table = new Table(2, []);
  /** The magazines of all caches; also reachable through a cache's `magazines`. */
  readonly magazines: Magazines = new Magazines();

  /** Who holds each page frame: see {@link FRAME}. */
  readonly frameOwner: Column = new Column(this.frames, 0, FRAME.free);

  /** Slabs, by slot. `slabList`: −1 partial, −2 complete, 0 none; `slabFree`: first free object, 0 for none. */
  readonly slabCache: Column = new Column(this.slabs, SLAB_CACHE, -1);
  readonly slabNumber: Column = new Column(this.slabs, SLAB_NUMBER, 0);
  readonly slabList: Column = new Column(this.slabs, SLAB_LIST, 0);
  readonly slabPrev: Column = new Column(this.slabs, SLAB_PREV, -1);
  readonly slabNext: Column = new Column(this.slabs, SLAB_NEXT, -1);
  /** Unsigned as in the reference: a double free may take it below 0. */
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
  /** Next on the free list of its slab, 0 at the end; itself while it is on no list. */
  readonly objNext: Column = new Column(this.objs, OBJ_NEXT, 0);
  /** Page address of an object outside of its slab or without one, else −1. */
  readonly objPage: Column = new Column(this.made, MADE_PAGE, -1);
  /** The CPU whose magazine it is in, or on which it was taken last; −1 before. */
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

  /** Takes a keyframe of its current state. */
  keep(): Keyframe {
    const plain = new PlainView();
    plain.assign(this);
    return { plain, pages: this.#tables.map((table) => table.keep()) };
  }

  /** Restores a keyframe of this or another view. */
  restore({ plain, pages }: Keyframe): void {
    this.assign(plain);
    for (const cache of this.caches)
      cache?.magazines.forEach((skm, cpu, magazines) => {
        magazines[cpu] = skm?.in(this.magazines) ?? null;
      });
    for (const [i, table] of this.#tables.entries()) table.restore(pages[i] ?? []);
  }
}
