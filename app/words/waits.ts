import { type WaitName, waitCache, waitName } from '../../engine/index.ts';
import { cacheName } from '../model/names/names.ts';
import type { View } from '../model/view.ts';

/** How a wait is described. */
interface WaitWords {
  /** The cause of the wait, to follow “waits”; `cache` is the name of the cache, if it concerns one. */
  readonly phrase: (cache: string) => string;
  /** What a waiting task does, short enough for a card. */
  readonly short: string;
}

const WORDS: Readonly<Record<WaitName, WaitWords>> = {
  growing: { phrase: (cache) => `for a new slab of ${cache}`, short: 'sleeps on skc_waitq' },
  reaping: { phrase: (cache) => `until ${cache} has been reaped`, short: 'waits while REAPING' },
  ref: {
    phrase: (cache) => `for skc_ref of ${cache} to reach 0, on a queue that is never woken`,
    short: 'waits for skc_ref = 0',
  },
  vmalloc: { phrase: () => 'for vmalloc, which is stalled', short: 'stalled in __vmalloc' },
  pages: {
    phrase: () => 'for the page allocator, which is stalled',
    short: 'stalled in __get_free_pages',
  },
  sleep: { phrase: () => 'in a reclaim callback that sleeps', short: 'sleeps' },
  resched: { phrase: () => 'for a CPU after being preempted', short: 'preempted' },
  'list.read': { phrase: () => 'to read the list of caches', short: 'waits: spl_kmem_cache_sem, read' },
  'list.write': { phrase: () => 'to change the list of caches', short: 'waits: spl_kmem_cache_sem, write' },
  task: { phrase: () => 'for a work item to finish', short: 'waits for a work item' },
  idle: { phrase: () => 'for work', short: 'idle' },
  memory: { phrase: () => 'for free pages', short: 'waits for free pages' },
  kswapd: { phrase: () => 'until memory runs low', short: 'idle' },
  queue: { phrase: () => 'for the other end of its pipe', short: 'waits for its pipe' },
  think: { phrase: () => 'until its next call', short: 'sleeps' },
};

/** What a wait code means, as words that follow “waits”. */
export function waitPhrase(view: View, on: number): string {
  return WORDS[waitName(on) ?? 'idle'].phrase(cacheName(view, waitCache(on)));
}

/** What a task with this wait code is doing, short enough for a card. */
export function shortWait(on: number): string {
  return WORDS[waitName(on) ?? 'idle'].short;
}
