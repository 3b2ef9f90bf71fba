/** How keys move along a row of items. */
export interface Walk {
  /** The arrow keys that move: to the left and right, up and down, or all four. */
  readonly arrows: 'across' | 'down' | 'all';
  /** Whether an arrow at one end leads to the other end. */
  readonly wraps?: boolean;
  /** Items that PageUp and PageDown move by; absent: these keys are left to others. */
  readonly page?: number;
  /** Whether Home and End are left to others, such as a text field. */
  readonly leavesEnds?: boolean;
}

/** What each key does: steps along a row or by a page, or goes to an end; forwards or back. */
const STEPS: Readonly<
  Record<string, { readonly kind: 'across' | 'down' | 'page' | 'end'; readonly way: 1 | -1 }>
> = {
  ArrowRight: { kind: 'across', way: 1 },
  ArrowLeft: { kind: 'across', way: -1 },
  ArrowDown: { kind: 'down', way: 1 },
  ArrowUp: { kind: 'down', way: -1 },
  PageDown: { kind: 'page', way: 1 },
  PageUp: { kind: 'page', way: -1 },
  End: { kind: 'end', way: 1 },
  Home: { kind: 'end', way: -1 },
};

/**
 * The place that a key leads to from place `at` of `count` things in a row, counted from 0; null for other keys. A
 * place may also be between two items: 2.5 is between the third and the fourth.
 */
export function placeAfter(key: string, at: number, count: number, walk: Walk): number | null {
  const step = STEPS[key];
  if (step === undefined || count === 0) return null;
  const { arrows, wraps = false, page = 0, leavesEnds = false } = walk;
  const { kind, way } = step;
  const end = way > 0 ? count - 1 : 0;
  if (kind === 'end') return leavesEnds ? null : end;
  if (kind === 'page') return page === 0 ? null : moved(at, page * way, count);
  if (arrows !== 'all' && arrows !== kind) return null;
  if (wraps && at === end) return count - 1 - end;
  return moved(at, way, count);
}

function moved(at: number, by: number, count: number): number {
  return Math.max(0, Math.min(count - 1, (by > 0 ? Math.floor(at) : Math.ceil(at)) + by));
}
