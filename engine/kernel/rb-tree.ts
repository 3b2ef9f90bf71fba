import { TREE_FIELDS } from '../event/event.ts';

/** A node of a red-black tree; the items of a tree extend it. */
export class RbNode {
  rb_parent: RbNode | null = null;
  rb_left: RbNode | null = null;
  rb_right: RbNode | null = null;
  red = false;
  /** Identifies the node in events; never 0. */
  readonly slot: number;

  constructor(slot: number) {
    this.slot = slot;
  }
}

/**
 * Called right after a word of a tree changed, with the node's slot (0: the root), an index of TREE_FIELDS, and the new
 * value: a slot (0: none), or 1 for red.
 */
export type RbWatcher = (slot: number, field: number, value: number) => void;

/** The root of a red-black tree, balanced as in Linux: the same shape and the same colours. */
export class RbRoot {
  rb_node: RbNode | null = null;
  readonly wrote: RbWatcher;

  constructor(wrote: RbWatcher) {
    this.wrote = wrote;
  }
}

type Side = 'left' | 'right';

const WORD = {
  left: TREE_FIELDS.indexOf('left'),
  right: TREE_FIELDS.indexOf('right'),
  red: TREE_FIELDS.indexOf('red'),
  root: TREE_FIELDS.indexOf('root'),
};

/** Adds a node below `parent` (null: the tree is empty) and balances the tree. */
export function rb_insert(root: RbRoot, node: RbNode, parent: RbNode | null, side: Side): void {
  paint(root, node, true);
  setChild(root, parent, side, node);
  node.rb_parent = parent;
  balanceInsert(root, node);
}

/** Removes a node and balances the tree. A node with two children is replaced by its successor, which takes its colour. */
export function rb_erase(root: RbRoot, node: RbNode): void {
  let lostBlack: boolean;
  let child: RbNode | null;
  let parent: RbNode | null;
  if (node.rb_left !== null && node.rb_right !== null) {
    const heir = first(node.rb_right);
    lostBlack = !heir.red;
    child = heir.rb_right;
    parent = heir.rb_parent === node ? heir : heir.rb_parent;
    if (heir.rb_parent !== node) {
      replace(root, heir, child);
      setChild(root, heir, 'right', node.rb_right);
      node.rb_right.rb_parent = heir;
    }
    replace(root, node, heir);
    setChild(root, heir, 'left', node.rb_left);
    node.rb_left.rb_parent = heir;
    paint(root, heir, node.red);
  } else {
    lostBlack = !node.red;
    child = node.rb_left ?? node.rb_right;
    parent = node.rb_parent;
    replace(root, node, child);
  }
  if (lostBlack) balanceErase(root, child, parent);
  setChild(root, node, 'left', null);
  setChild(root, node, 'right', null);
  paint(root, node, false);
  node.rb_parent = null;
}

function balanceInsert(root: RbRoot, inserted: RbNode): void {
  let node = inserted;
  for (let parent = node.rb_parent; parent?.red === true; parent = node.rb_parent) {
    const grand = parent.rb_parent;
    if (grand === null) break;
    const side = grand.rb_left === parent ? 'left' : 'right';
    const uncle = childOf(grand, other(side));
    if (uncle?.red === true) {
      paint(root, uncle, false);
      paint(root, parent, false);
      paint(root, grand, true);
      node = grand;
      continue;
    }
    if (childOf(parent, other(side)) === node) {
      rotate(root, parent, side);
      node = parent;
    }
    const top = node.rb_parent;
    if (top !== null) paint(root, top, false);
    paint(root, grand, true);
    rotate(root, grand, other(side));
  }
  if (root.rb_node !== null) paint(root, root.rb_node, false);
}

function balanceErase(root: RbRoot, at: RbNode | null, above: RbNode | null): void {
  let node = at;
  let parent = above;
  while (parent !== null && node?.red !== true) {
    const side = parent.rb_left === node ? 'left' : 'right';
    const sibling = blackSibling(root, parent, side);
    if (sibling === null) break;
    if (sibling.rb_left?.red !== true && sibling.rb_right?.red !== true) {
      paint(root, sibling, true);
      node = parent;
      parent = node.rb_parent;
      continue;
    }
    borrow(root, parent, sibling, side);
    return;
  }
  if (node !== null) paint(root, node, false);
}

/** The sibling of the child of `parent` at `side`, after a rotation if it was red. */
function blackSibling(root: RbRoot, parent: RbNode, side: Side): RbNode | null {
  const sibling = childOf(parent, other(side));
  if (sibling?.red !== true) return sibling;
  paint(root, sibling, false);
  paint(root, parent, true);
  rotate(root, parent, side);
  return childOf(parent, other(side));
}

/** Replaces the black node lost at `side` of `parent` with a red child of the sibling. */
function borrow(root: RbRoot, parent: RbNode, brother: RbNode, side: Side): void {
  let sibling = brother;
  if (childOf(sibling, other(side))?.red !== true) {
    const inner = childOf(sibling, side);
    if (inner !== null) paint(root, inner, false);
    paint(root, sibling, true);
    rotate(root, sibling, other(side));
    sibling = inner ?? sibling;
  }
  paint(root, sibling, parent.red);
  paint(root, parent, false);
  const outer = childOf(sibling, other(side));
  if (outer !== null) paint(root, outer, false);
  rotate(root, parent, side);
  if (root.rb_node !== null) paint(root, root.rb_node, false);
}

/** Rotates the tree at `node`, which moves down to `side`. */
function rotate(root: RbRoot, node: RbNode, side: Side): void {
  const riser = childOf(node, other(side));
  if (riser === null) return;
  const inner = childOf(riser, side);
  setChild(root, node, other(side), inner);
  if (inner !== null) inner.rb_parent = node;
  replace(root, node, riser);
  setChild(root, riser, side, node);
  node.rb_parent = riser;
}

/** Puts `heir` in the place of `node`. */
function replace(root: RbRoot, node: RbNode, heir: RbNode | null): void {
  const parent = node.rb_parent;
  setChild(root, parent, parent?.rb_left === node ? 'left' : 'right', heir);
  if (heir !== null) heir.rb_parent = parent;
}

function first(node: RbNode): RbNode {
  let at = node;
  while (at.rb_left !== null) at = at.rb_left;
  return at;
}

function childOf(node: RbNode, side: Side): RbNode | null {
  return side === 'left' ? node.rb_left : node.rb_right;
}

function other(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

function setChild(root: RbRoot, parent: RbNode | null, side: Side, child: RbNode | null): void {
  const from = parent === null ? root.rb_node : childOf(parent, side);
  if (from === child) return;
  if (parent === null) root.rb_node = child;
  else if (side === 'left') parent.rb_left = child;
  else parent.rb_right = child;
  const word = parent === null ? WORD.root : WORD[side];
  root.wrote(parent?.slot ?? 0, word, child?.slot ?? 0);
}

function paint(root: RbRoot, node: RbNode, red: boolean): void {
  if (node.red === red) return;
  node.red = red;
  root.wrote(node.slot, WORD.red, red ? 1 : 0);
}
