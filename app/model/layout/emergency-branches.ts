import type { View } from '../view.ts';

/** A node of an emergency tree with the nodes below it. */
export interface Branch {
  /** The object; 0 for an empty place. */
  readonly obj: number;
  /** None, or the left and the right child. An only child has an empty place beside it, so that its side is known. */
  readonly children: readonly Branch[];
}

/** The upper `levels` of the emergency tree whose root is object `obj`. */
export function emergencyBranches(view: View, obj: number, levels: number): Branch {
  const below = [view.treeLeft.get(obj), view.treeRight.get(obj)];
  const isLast = obj === 0 || levels === 1 || below.every((child) => child === 0);
  return { obj, children: isLast ? [] : below.map((child) => emergencyBranches(view, child, levels - 1)) };
}
