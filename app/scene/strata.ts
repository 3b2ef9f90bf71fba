import type { CacheView } from '../model/plain-view.ts';
import { hasBit, STATE_BITS, type StateBit } from '../model/state-bits.ts';
import type { View } from '../model/view.ts';
import { emergencyNote, pagesNote, slabsNote } from '../words/stage-notes.ts';
import { STRATA } from '../words/targets.ts';
import { layOutPageKeys, pageKeyLines } from './page-keys.ts';
import type { Heading, Lamp, PageKey } from './scene.ts';
import type { StratumName } from './target.ts';
import type { TreeLayout } from './tree-layout.ts';

/** Margin at the edges of the stage, world units. */
export const MARGIN = 14;
/** Distance from the upper edge, world units: the first title has room above its words. */
export const TOP = 3;
/** Height of a line of titles, world units. */
export const HEAD = 22;
/** The gutter between strata, world units. */
export const STRATUM_GAP = 14;
/** Below this width lamps and legends get a line of their own, unless the stage is too short for that. */
const NARROW = 660;
/** Below this width lamps and legends do not fit beside a title at all. */
const NARROWEST = 480;
/** Below this height the strip of caches and second title lines give their room to the slabs. */
const SHORT = 340;

/** Whether a stage has no room for the strip of caches; the controls list the caches too. */
export function isShort(height: number): boolean {
  return height < SHORT;
}

/** Whether lamps and legends get lines of their own. */
export function isNarrow(width: number, height: number): boolean {
  return width < (isShort(height) ? NARROWEST : NARROW);
}

const LAMP_WIDTHS: Readonly<Record<StateBit, number>> = {
  GROWING: 82,
  REAPING: 82,
  DEADLOCKED: 104,
  DESTROY: 82,
};

/** Stacks strata: how far down they reach, and the titles so far. */
export class Stack {
  readonly headings: Heading[] = [];
  readonly width: number;
  y: number = TOP;

  constructor(width: number) {
    this.width = width;
  }

  /** Adds a title; `taken` is the width that lamps need on its line. */
  head(name: StratumName, note: string, taken = 0): void {
    const box = { x: MARGIN, y: this.y, width: this.width, height: HEAD };
    this.headings.push({ name, title: STRATA[name].title, note, taken, box });
    this.y += HEAD;
  }

  /** Adds room of a height and a gap below it; nothing if the height is 0. */
  skip(height: number): void {
    if (height > 0) this.y += height + STRATUM_GAP;
  }
}

/** Adds the title of the slabs with the lamps, which get a separate line on narrow stages. */
export function headSlabs(
  stack: Stack,
  view: View,
  cache: CacheView | null,
  isNarrow: boolean,
): readonly Lamp[] {
  if (cache === null) {
    stack.head('slabs', '');
    return [];
  }
  const left = isNarrow ? MARGIN : MARGIN + 58;
  const lamps = lampsAt(cache, left, isNarrow ? stack.y + HEAD : stack.y, stack.width);
  const taken = isNarrow ? 0 : lamps.reduce((sum, { box }) => sum + box.width, 0);
  stack.head('slabs', slabsNote(view, cache), taken);
  if (isNarrow) stack.y += HEAD;
  return lamps;
}

/** Adds the title of the pages with their legend, which gets a separate line on narrow stages. */
export function headPages(stack: Stack, view: View, isNarrow: boolean): readonly PageKey[] {
  const keys = isNarrow
    ? layOutPageKeys(view, { x: MARGIN, y: stack.y + HEAD, width: stack.width, height: HEAD })
    : layOutPageKeys(view, { x: MARGIN + 54, y: stack.y, width: stack.width - 54, height: HEAD });
  const taken = isNarrow ? 0 : keys.reduce((sum, { box }) => sum + box.width, 0);
  stack.head('pages', pagesNote(view), taken);
  if (isNarrow) stack.y += HEAD * pageKeyLines(view, stack.width);
  return keys;
}

/** Places the tree below its title; nothing while it is empty. */
export function standTree(stack: Stack, cache: CacheView | null, tree: TreeLayout): TreeLayout {
  if (tree.height === 0 || cache === null) return tree;
  stack.head('emergency', emergencyNote(cache));
  const standing = shifted(tree, stack.y);
  stack.skip(tree.height);
  return standing;
}

/** The lamps on a line; closer together if it is too short for them. */
function lampsAt(cache: CacheView, left: number, y: number, most: number): Lamp[] {
  const all = STATE_BITS.reduce((sum, name) => sum + LAMP_WIDTHS[name], 0);
  const less = Math.max(0, all - most) / STATE_BITS.length;
  let x = left;
  return STATE_BITS.map((name) => {
    const box = { x, y, width: LAMP_WIDTHS[name] - less, height: HEAD };
    x += box.width;
    return { name, box, isLit: hasBit(cache, name) };
  });
}

function shifted(tree: TreeLayout, by: number): TreeLayout {
  const nodes = tree.nodes.map((node) => ({
    ...node,
    y: node.y + by,
    parent: node.parent === null ? null : { x: node.parent.x, y: node.parent.y + by },
  }));
  return { ...tree, nodes };
}
