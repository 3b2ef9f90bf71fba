import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import type { Box, Point } from './box.ts';

/** A node of the emergency tree: its centre, and that of its parent. */
export interface TreeNode extends Point {
  readonly obj: number;
  readonly isRed: boolean;
  /** Half the width and half the height of its diamond. */
  readonly half: Point;
  /** Null for the root, and for a node in a packed block. */
  readonly parent: Point | null;
}

/** The emergency tree of a cache. Lengths in world units. */
export interface TreeLayout {
  readonly nodes: readonly TreeNode[];
  /** Objects that are not drawn. */
  readonly hidden: number;
  readonly height: number;
}

/** The least distance between nodes of a level: deeper ones are packed in blocks under their parents. */
const LEAST_COLUMN = 6;
/** Distance between nodes in a block. */
const PACKED = 3;
const PACKED_HALF: Point = { x: 1.3, y: 1.3 };
/** Distance between levels: the least, and the most for trees with few and with many levels. */
const ROW = { least: 11, few: 36, many: 24 };
const FEW_LEVELS = 4;
/** The largest half of a diamond. */
const HALF = { x: 19, y: 14 };
const MARGIN = 3;

/** The levels of a tree that are drawn with edges, and the blocks below them. */
interface Plan {
  readonly levels: number;
  readonly row: number;
  /** Nodes per row in a block, and rows of the tallest block. */
  readonly columns: number;
  readonly lines: number;
  readonly height: number;
}

/**
 * Lays out the tree in a width and at most a height, with lower addresses to the left. Each node is in the middle of
 * its share of the width, which its subtrees split in half. Height 0 while the tree is empty.
 */
export function layOutTree(
  view: View,
  cache: CacheView,
  mostHeight: number,
  { x, y, width }: Omit<Box, 'height'>,
): TreeLayout {
  const root = cache.treeRoot;
  if (root === 0) return { nodes: [], hidden: 0, height: 0 };
  const plan = planFor(view, root, width, mostHeight);
  const nodes: TreeNode[] = [];
  const isRed = (obj: number): boolean => view.treeRed.get(obj) === 1;
  const pack = (parent: Point, below: readonly number[]): void => {
    const left = parent.x - (Math.min(plan.columns, below.length) * PACKED) / 2 + PACKED / 2;
    const top = y + plan.height - MARGIN - plan.lines * PACKED + PACKED / 2;
    for (const [i, obj] of below.slice(0, plan.columns * plan.lines).entries()) {
      const at = { x: left + (i % plan.columns) * PACKED, y: top + Math.floor(i / plan.columns) * PACKED };
      nodes.push({ ...at, obj, isRed: isRed(obj), half: PACKED_HALF, parent: null });
    }
  };
  const place = (obj: number, level: number, left: number, parent: Point | null): void => {
    if (obj === 0) return;
    const share = width / 2 ** level;
    const at = { x: left + share / 2, y: y + MARGIN + halfAt(plan, width, 0).y + level * plan.row };
    nodes.push({ ...at, obj, isRed: isRed(obj), half: halfAt(plan, width, level), parent });
    const [low, high] = [view.treeLeft.get(obj), view.treeRight.get(obj)];
    if (level + 1 === plan.levels) {
      if (plan.lines > 0) pack(at, [...inOrder(view, low), ...inOrder(view, high)]);
      return;
    }
    place(low, level + 1, left, at);
    place(high, level + 1, left + share / 2, at);
  };
  place(root, 0, x, null);
  return { nodes, hidden: Math.max(0, cache.objEmergency - nodes.length), height: plan.height };
}

/**
 * The least height at which a tree of `nodes` nodes is drawn whole in a width: its root, and all others as one block.
 */
export function leastWhole(nodes: number, width: number): number {
  const lines = Math.ceil(nodes / Math.max(1, Math.floor((width - 1) / PACKED)));
  return 4 * MARGIN + 2 * ROW.least + lines * PACKED;
}

/** Whether a point is in the diamond of a node. */
export function inDiamond({ x: middle, y: centre, half }: TreeNode, x: number, y: number): boolean {
  return Math.abs(x - middle) / half.x + Math.abs(y - centre) / half.y <= 1;
}

/** The most levels with edges that leave room for all nodes below them. */
function planFor(view: View, root: number, width: number, mostHeight: number): Plan {
  const depth = depthOf(view, root);
  const finest = Math.floor(Math.log2(width / LEAST_COLUMN)) + 1;
  let levels = Math.max(1, Math.min(depth, finest));
  let plan = planOf(view, root, width, mostHeight, levels, levels === depth);
  while (plan.height > mostHeight && levels > 1) {
    levels -= 1;
    plan = planOf(view, root, width, mostHeight, levels, false);
  }
  if (plan.height <= mostHeight) return plan;
  const lines = Math.max(0, plan.lines - Math.ceil((plan.height - mostHeight) / PACKED));
  return { ...plan, lines, height: plan.height - (plan.lines - lines) * PACKED };
}

function planOf(
  view: View,
  root: number,
  width: number,
  mostHeight: number,
  levels: number,
  isWhole: boolean,
): Plan {
  const share = width / 2 ** (levels - 1);
  const columns = Math.max(1, Math.floor((share - 1) / PACKED));
  const most = isWhole ? 0 : mostBelow(view, root, levels);
  const lines = Math.ceil(most / columns);
  const blocks = lines === 0 ? 0 : lines * PACKED + 2;
  const widest = levels <= FEW_LEVELS ? ROW.few : ROW.many;
  // The root and the last level take half a row each.
  const row = Math.max(ROW.least, Math.min(widest, (mostHeight - blocks - 2 * MARGIN) / levels));
  const shape = { levels, row, columns, lines };
  const ends = halfAt(shape, width, 0).y + halfAt(shape, width, levels - 1).y;
  return { ...shape, height: 2 * MARGIN + ends + (levels - 1) * row + blocks };
}

/** Half the diamond of a node of a level: no wider than its share, no higher than its row. */
function halfAt({ row }: Pick<Plan, 'row'>, width: number, level: number): Point {
  const x = Math.min(HALF.x, (0.45 * width) / 2 ** level);
  const y = Math.min(HALF.y, 0.42 * row, x);
  return { x: Math.min(x, (y * HALF.x) / HALF.y), y };
}

/** The most nodes below any node of level `levels`. */
function mostBelow(view: View, obj: number, levels: number): number {
  if (obj === 0) return 0;
  const below = [view.treeLeft.get(obj), view.treeRight.get(obj)];
  if (levels > 1) return Math.max(...below.map((child) => mostBelow(view, child, levels - 1)));
  return below.reduce((sum, child) => sum + countOf(view, child), 0);
}

function countOf(view: View, obj: number): number {
  return obj === 0 ? 0 : 1 + countOf(view, view.treeLeft.get(obj)) + countOf(view, view.treeRight.get(obj));
}

function depthOf(view: View, obj: number): number {
  return obj === 0
    ? 0
    : 1 + Math.max(depthOf(view, view.treeLeft.get(obj)), depthOf(view, view.treeRight.get(obj)));
}

/** The objects of a tree by address, lowest first. */
function inOrder(view: View, obj: number): readonly number[] {
  if (obj === 0) return [];
  return [...inOrder(view, view.treeLeft.get(obj)), obj, ...inOrder(view, view.treeRight.get(obj))];
}
