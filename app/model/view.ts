import { FRAME_OWNER } from '../../engine/index.ts';
import { BitColumn, Column, type Pages, Table } from './columns.ts';
import { PlainView } from './plain-view.ts';

/** Where an object is, as a number in {@link View.objPlace}. */
export const PLACE = { nowhere: 0, slab: 1, magazine: 2, caller: 3, emergency: 4, linux: 5 } as const;

const PLACE_BITS = 4;
const CPU_BITS = 9;
const TASK_BITS = 12;
const TASK_MASK = (2 ** TASK_BITS - 1) << (PLACE_BITS + CPU_BITS);

/** Where an object is, which cpu it belongs to or was taken on, and which task took it last (−1: none), as a word of {@link View.objWhere}. */
export function where(place: number, cpu: number, task: number): number {
  return (place + 1) | ((cpu + 1) << PLACE_BITS) | ((task + 1) << (PLACE_BITS + CPU_BITS));
}

/** The same for an object that moves while the task stays that of `before`, its word until now. */
export function moved(place: number, cpu: number, before: number): number {
  return (place + 1) | ((cpu + 1) << PLACE_BITS) | (before & TASK_MASK);
}

/** Who holds a frame, as a number in {@link View.frameOwner}; from `cache` on: a cache, by its number. */
export const FRAME: typeof FRAME_OWNER = FRAME_OWNER;

const NOWHERE = where(PLACE.nowhere, -1, -1);

/** The words of a slab's row in {@link View.slabs}; each has a column of the view. */
export const SLAB = {
  cache: 0,
  number: 1,
  list: 2,
  prev: 3,
  next: 4,
  ref: 5,
  age: 6,
  first: 7,
  page: 8,
  free: 9,
} as const;

/** The words of an object's row in {@link View.objs}. */
export const OBJ = { where: 0, since: 1, next: 2 } as const;

/** The words of an object's row in {@link View.made}. */
export const MADE = { cache: 0, slab: 1, number: 2, page: 3 } as const;

/** The words of a node's row in {@link View.tree}. */
export const TREE = { left: 0, right: 1, red: 2 } as const;

/** A view as it was at a moment. Those of one recording share the pages that nobody wrote to between them. */
export interface Keyframe {
  readonly plain: PlainView;
  /** By table. */
  readonly pages: readonly Pages[];
}

/** The machine at a moment: what all events up to there add up to. Only the reducer writes to it. */
export class View extends PlainView {
  /** Rows of one word: who holds each page frame. */
  readonly frames: Table = new Table(0, [FRAME.free]);
  /** Rows as {@link SLAB} has them, by slot. */
  readonly slabs: Table = new Table(4, [-1, 0, 0, -1, -1, 0, 0, 0, -1, 0]);
  /** Rows as {@link OBJ} has them, by slot: what changes as objects move. */
  readonly objs: Table = new Table(2, [NOWHERE, 0, 0]);
  /** Rows as {@link MADE} has them, by slot: what stays while an object is there. */
  readonly made: Table = new Table(2, [-1, -1, 0, -1]);
  /** Rows as {@link TREE} has them, by slot of the object. */
  readonly tree: Table = new Table(2, []);

  /** Who holds each page frame: see {@link FRAME}. */
  readonly frameOwner: Column = new Column(this.frames, 0, FRAME.free);

  /** Slabs, by slot. `slabList`: −1 partial, −2 complete, 0 none; `slabFree`: first free object, 0 for none. */
  readonly slabCache: Column = new Column(this.slabs, SLAB.cache, -1);
  readonly slabNumber: Column = new Column(this.slabs, SLAB.number, 0);
  readonly slabList: Column = new Column(this.slabs, SLAB.list, 0);
  readonly slabPrev: Column = new Column(this.slabs, SLAB.prev, -1);
  readonly slabNext: Column = new Column(this.slabs, SLAB.next, -1);
  readonly slabRef: Column = new Column(this.slabs, SLAB.ref, 0);
  readonly slabAge: Column = new Column(this.slabs, SLAB.age, 0);
  readonly slabFirst: Column = new Column(this.slabs, SLAB.first, 0);
  readonly slabPage: Column = new Column(this.slabs, SLAB.page, -1);
  readonly slabFree: Column = new Column(this.slabs, SLAB.free, 0);

  /** Objects, by slot. `objNumber`: index in the slab, or the number of an emergency or Linux object. */
  readonly objWhere: Column = new Column(this.objs, OBJ.where, NOWHERE);
  readonly objPlace: BitColumn = new BitColumn(this.objWhere, 0, PLACE_BITS);
  readonly objCache: Column = new Column(this.made, MADE.cache, -1);
  /** Slot of the slab, −1 for an object without one. */
  readonly objSlab: Column = new Column(this.made, MADE.slab, -1);
  readonly objNumber: Column = new Column(this.made, MADE.number, 0);
  /** Next on the free list of its slab, 0 at the end. */
  readonly objNext: Column = new Column(this.objs, OBJ.next, 0);
  /** Page address of an object outside its slab or without one, −1 otherwise. */
  readonly objPage: Column = new Column(this.made, MADE.page, -1);
  /** The cpu in whose magazine it is, or whose task took it last; −1 before. */
  readonly objCpu: BitColumn = new BitColumn(this.objWhere, PLACE_BITS, CPU_BITS);
  /** Task that took it last, −1 before. */
  readonly objTask: BitColumn = new BitColumn(this.objWhere, PLACE_BITS + CPU_BITS, TASK_BITS);
  /** When it last moved, in jiffies. */
  readonly objSince: Column = new Column(this.objs, OBJ.since, 0);
  readonly treeLeft: Column = new Column(this.tree, TREE.left, 0);
  readonly treeRight: Column = new Column(this.tree, TREE.right, 0);
  readonly treeRed: Column = new Column(this.tree, TREE.red, 0);

  readonly #tables: readonly Table[] = [this.frames, this.slabs, this.objs, this.made, this.tree];

  /** Keeps how it is now. */
  keep(): Keyframe {
    const plain = new PlainView();
    plain.assign(this);
    return { plain, pages: this.#tables.map((table) => table.keep()) };
  }

  /** Becomes what it, or another view, was when it was kept. */
  restore({ plain, pages }: Keyframe): void {
    this.assign(plain);
    for (const [i, table] of this.#tables.entries()) table.restore(pages[i] ?? []);
  }
}
