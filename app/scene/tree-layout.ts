import { hierarchy, tree } from 'd3';
import { type Branch, emergencyBranches } from '../model/layout/emergency-branches.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import type { Box, Point } from './box.ts';

/** A node of the emergency tree: its centre, and that of its parent. */
export interface TreeNode extends Point {
  readonly obj: number;
  readonly isRed: boolean;
  /** Null for the root. */
  readonly parent: Point | null;
}

/** The upper part of the emergency tree of a cache. Lengths in world units. */
export interface TreeLayout {
  readonly nodes: readonly TreeNode[];
  /** Half the width and half the height of a node's diamond. */
  readonly half: Point;
  /** Objects below what is drawn. */
  readonly hidden: number;
  readonly height: number;
}

/** How much of the tree is drawn: its upper levels, and the distance between them in world units. */
export interface TreeSize {
  readonly levels: number;
  readonly row: number;
}

const HALF_HEIGHT = 14;
const COLUMN = 42;
/** The least distance between nodes. */
const LEAST_COLUMN = 15;

/** Height of a tree of so many levels, `row` apart. */
export function treeHeight(levels: number, row: number): number {
  return (levels - 1) * row + 2 * HALF_HEIGHT + 6;
}

/** Lays out the upper `levels` of the tree, centred in `width`; height 0 while it is empty. */
export function layOutTree(
  view: View,
  cache: CacheView,
  { levels, row }: TreeSize,
  { x, y, width }: Omit<Box, 'height'>,
): TreeLayout {
  const none = { nodes: [], half: { x: 0, y: 0 }, hidden: 0, height: 0 };
  if (cache.treeRoot === 0) return none;
  const root = tree<Branch>()
    .nodeSize([1, 1])
    .separation(() => 1)(
    hierarchy(emergencyBranches(view, cache.treeRoot, levels), ({ children }) => children),
  );
  const drawn = root.descendants().filter(({ data }) => data.obj !== 0);
  const xs = drawn.map((node) => node.x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const column = Math.min(COLUMN, width / (right - left + 1));
  if (column < LEAST_COLUMN && levels > 2) {
    return layOutTree(view, cache, { levels: levels - 1, row }, { x, y, width });
  }
  const half = { x: Math.min(19, column * 0.45), y: HALF_HEIGHT };
  const at = (node: { x: number; y: number }): Point => ({
    x: x + width / 2 + (node.x - (left + right) / 2) * column,
    y: y + half.y + 2 + node.y * row,
  });
  const nodes = drawn.map((node) => ({
    ...at(node),
    obj: node.data.obj,
    isRed: view.treeRed.get(node.data.obj) === 1,
    parent: node.parent === null ? null : at(node.parent),
  }));
  return {
    nodes,
    half,
    hidden: Math.max(0, cache.objEmergency - nodes.length),
    height: treeHeight(root.height + 1, row),
  };
}

/** Whether a point is in the diamond of a node. */
export function inDiamond(node: Point, half: Point, x: number, y: number): boolean {
  return Math.abs(x - node.x) / half.x + Math.abs(y - node.y) / half.y <= 1;
}
