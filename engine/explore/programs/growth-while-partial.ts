import { type Program, program } from '../program.ts';

/** Known and harmless: the list is checked before GROWING is set, and not again. */
export const growthWhilePartial: Program = program({
  title: 'A growth although a slab has room',
  about:
    'B finds no slab with free objects, and the growth of A ends before B asks for one. B does not check again: it gets a second slab that nothing needs.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }] },
    { name: 'B', calls: [{ op: 'alloc' }] },
  ],
  tunables: { spl_kmem_cache_obj_per_slab: 2 },
  find: 'growth-while-partial',
});
