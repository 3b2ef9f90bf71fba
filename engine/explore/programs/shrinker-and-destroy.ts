import { type Program, program } from '../program.ts';

/** Nothing is to be found here. */
export const shrinkerAndDestroy: Program = program({
  title: 'The shrinker and destroy (clean)',
  about:
    'The shrinker holds the lock on the list of caches while it reaps, and destroy needs it to unlist the cache: the hole of reap-before-ref cannot be reached this way.',
  threads: [
    { name: 'A', calls: [{ op: 'kmem_reap' }] },
    { name: 'D', calls: [{ op: 'destroy' }] },
  ],
  setup: [{ op: 'alloc' }, { op: 'free' }],
  pauses: 'all',
  find: 'use-after-free',
});
