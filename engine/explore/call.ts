import type { Tunables } from '../spl/tunables.ts';

/** A call that a thread makes. `cache` is the id of one of the program's caches, by default the first. */
export type Call =
  | {
      readonly op: 'alloc';
      readonly cache?: string;
      readonly flags?: 'KM_SLEEP' | 'KM_NOSLEEP' | 'KM_PUSHPAGE';
    }
  /** Frees the most recently allocated object that the thread still holds; does nothing if it holds none. */
  | { readonly op: 'free'; readonly cache?: string }
  /** Frees the last object that the thread freed a second time: misuse. */
  | { readonly op: 'freeAgain'; readonly cache?: string }
  /** spl_kmem_cache_reap_now(). */
  | { readonly op: 'reap'; readonly cache?: string }
  /** spl_kmem_reap(): all caches, through the shrinker. */
  | { readonly op: 'kmem_reap' }
  | { readonly op: 'destroy'; readonly cache?: string }
  | { readonly op: 'tunable'; readonly name: keyof Tunables; readonly value: number };

/** The name of a call. */
export type CallName = Call['op'];
