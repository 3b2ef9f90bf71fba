import { type Program, program } from '../program.ts';

/** Clean: a search finds nothing. */
export const shrinkerAndDestroy: Program = program({
  title: 'The shrinker and destroy (clean)',
  about:
    'The shrinker holds the lock on the list of caches while it reaps, and destroy needs it to unlist the cache: the race of reap-before-ref cannot happen this way.',
  threads: [
    { name: 'A', calls: [{ op: 'kmem_reap' }] },
    { name: 'D', calls: [{ op: 'destroy' }] },
  ],
  setup: [{ op: 'alloc' }, { op: 'free' }],
  pauses: 'all',
  find: 'use-after-free',
});
