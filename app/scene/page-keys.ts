import type { View } from '../model/view.ts';
import { PAGE_KINDS } from '../words/holders.ts';
import type { Box } from './box.ts';
import type { PageKey } from './scene.ts';
import { SANS_WIDTH, TEXT } from './text-size.ts';

/** Room for a mark before its words, and the largest and smallest gap after them. */
const MARK = 13;
const GAP = { most: 10, least: 4 };

/**
 * The kinds of holders that the pages of a machine may have. They do not change while it runs, so the legend stays
 * still.
 */
function kindsOf(view: View): readonly PageKey['kind'][] {
  const isAlone = view.caches.filter(Boolean).length < 2;
  const others = isAlone ? [] : (['other'] as const);
  return view.memory.frames > 0
    ? ['focus', ...others, 'kernel', 'pressure', 'free']
    : ['focus', ...others, 'emergency', 'free'];
}

/** The width of a key without the gap after it. */
function widthOf(kind: PageKey['kind']): number {
  return MARK + SANS_WIDTH * TEXT.body * PAGE_KINDS[kind].length;
}

/** The gap after each key that fits all on one line; the smallest if they do not fit. */
function gapIn(view: View, width: number): number {
  const kinds = kindsOf(view);
  const spare = width - kinds.reduce((sum, kind) => sum + widthOf(kind), 0);
  return Math.max(GAP.least, Math.min(GAP.most, spare / kinds.length));
}

/** The legend of the pages in a box: one line of its height, and more lines below if it is too narrow. */
export function layOutPageKeys(view: View, { x, y, width, height }: Box): readonly PageKey[] {
  const gap = gapIn(view, width);
  let [left, top] = [x, y];
  return kindsOf(view).map((kind) => {
    const own = widthOf(kind) + gap;
    if (left > x && left + own > x + width + 1) [left, top] = [x, top + height];
    const box = { x: left, y: top, width: own, height };
    left += own;
    return { kind, box };
  });
}

/** The lines of the legend in a width. */
export function pageKeyLines(view: View, width: number): number {
  const keys = layOutPageKeys(view, { x: 0, y: 0, width, height: 1 });
  return 1 + (keys.at(-1)?.box.y ?? 0);
}
