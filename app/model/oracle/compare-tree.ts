import type { RbNode } from '../../../engine/kernel/rb-tree.ts';
import { PLACE, type View } from '../view.ts';
import { same } from './disagreement.ts';

/**
 * Compares all nodes of an emergency tree.
 * @throws Disagreement
 */
export function compareTree(view: View, root: RbNode | null, seenRoot: number): void {
  same('root of the tree', 0, root?.slot ?? 0, seenRoot);
  if (root === null) return;
  // In the middle of a rotation a node may be reached twice, or be its own descendant.
  const met = new Set<RbNode>();
  const rest: RbNode[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (met.has(node)) continue;
    met.add(node);
    compareNode(view, node);
    if (node.rb_left !== null) rest.push(node.rb_left);
    if (node.rb_right !== null) rest.push(node.rb_right);
  }
}

/** Compares one node: its children and its colour. */
export function compareNode(view: View, { slot, rb_left, rb_right, red }: RbNode): void {
  same('left child', slot, rb_left?.slot ?? 0, view.treeLeft.get(slot));
  same('right child', slot, rb_right?.slot ?? 0, view.treeRight.get(slot));
  same('colour', slot, red ? 1 : 0, view.treeRed.get(slot));
}

/** Compares where a view has an object that a caller holds. */
export function compareHeld(view: View, obj: number): void {
  const place = view.objPlace.get(obj);
  if (place !== PLACE.emergency && place !== PLACE.linux) same('place of object', obj, PLACE.caller, place);
}
