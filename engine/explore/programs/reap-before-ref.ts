import { type Program, program } from '../program.ts';

/** N4: spl_kmem_cache_reap_now(), called directly, against spl_kmem_cache_destroy(). */
export const reapBeforeRef: Program = program({
  title: 'skc_ref does not protect a reap that has begun (N4)',
  about:
    'A has found DESTROY clear but has not raised skc_ref yet when D destroys the whole cache: skc_ref is 0, so D does not wait. A raises skc_ref in freed memory.',
  threads: [
    { name: 'A', calls: [{ op: 'reap' }] },
    { name: 'D', calls: [{ op: 'destroy' }] },
  ],
  setup: [{ op: 'alloc' }, { op: 'free' }],
  pauses: 'all',
  find: 'ref-unprotected-reap',
});
