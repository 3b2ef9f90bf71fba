import type { View } from '../view.ts';

/** A node of an emergency tree with what stands below it. */
export interface Branch {
  /** The object, 0 for an empty place. */
  readonly obj: number;
  /** None, or the left and the right one: an only child has an empty place beside it, which tells its side. */
  readonly children: readonly Branch[];
}

/** The upper `levels` of the emergency tree whose root is object `obj`. */
export function emergencyBranches(view: View, obj: number, levels: number): Branch {
  const below = [view.treeLeft.get(obj), view.treeRight.get(obj)];
  const isLast = obj === 0 || levels === 1 || below.every((child) => child === 0);
  return { obj, children: isLast ? [] : below.map((child) => emergencyBranches(view, child, levels - 1)) };
}
