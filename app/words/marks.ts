import type { MarkKind } from '../model/series/marks.ts';

/** The name of each kind of mark in one word, where space is short. */
export const SHORT_MARK_WORDS: Readonly<Record<MarkKind, string>> = {
  grow: 'slab',
  reap: 'reap',
  age: 'ageing',
  deadlock: 'deadlock',
  emergency: 'emergency',
  kswapd: 'kswapd',
  reclaim: 'reclaim',
  oom: 'OOM',
  panic: 'panic',
  interruption: 'interruption',
};

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
  interruption: 'an interruption',
};
