import type { View } from '../model/view.ts';
import { PAGE_KINDS } from '../words/holders.ts';
import type { PageKey } from './scene.ts';
import { SANS_WIDTH, TEXT } from './text-size.ts';

/** Room for a mark before its words, and after them. */
const MARK = 13;
const GAP = 10;

/** The kinds of holders that the pages of a machine may have; they don't change while it runs, so the legend keeps still. */
function kindsOf(view: View): readonly PageKey['kind'][] {
  const isAlone = view.caches.filter(Boolean).length < 2;
  const others = isAlone ? [] : (['other'] as const);
  return view.memory.frames > 0
    ? ['focus', ...others, 'kernel', 'pressure', 'free']
    : ['focus', ...others, 'emergency', 'free'];
}

/** The legend of the pages on a line of a height, from the left. */
export function layOutPageKeys(view: View, x: number, y: number, height: number): readonly PageKey[] {
  let left = x;
  return kindsOf(view).map((kind) => {
    const width = MARK + SANS_WIDTH * TEXT.body * PAGE_KINDS[kind].length + GAP;
    const box = { x: left, y, width, height };
    left += width;
    return { kind, box };
  });
}
