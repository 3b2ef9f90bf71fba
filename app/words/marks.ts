import type { MarkKind } from '../model/series/marks.ts';

/** What each kind of mark on a timeline is called. */
export const MARK_WORDS: Readonly<Record<MarkKind, string>> = {
  grow: 'a slab arrives',
  reap: 'a reap',
  age: 'an ageing pass',
  deadlock: 'a deadlock',
  emergency: 'an emergency object',
  kswapd: 'kswapd wakes',
  reclaim: 'a direct reclaim',
  oom: 'out of memory',
  panic: 'a panic',
};
