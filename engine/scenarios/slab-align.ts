import { type CacheSpec, type Scenario, scenario } from '../scenario/scenario.ts';
import { PAGE_SIZE } from '../units.ts';
import { Random } from '../workload/random.ts';
import { oneByOne } from './slab-small.ts';

function drawCaches(): Omit<CacheSpec, 'id'>[] {
  const random = new Random(3);
  const caches: Omit<CacheSpec, 'id'>[] = [];
  for (let align = 8; align <= PAGE_SIZE; align *= 2) {
    for (const offslab of [false, true]) {
      const size = Math.floor(32 * 2 ** (random.uniform() * 19));
      const flags = offslab ? (['VMEM', 'OFFSLAB'] as const) : (['VMEM'] as const);
      caches.push({
        name: `align_${align}${offslab ? '_off' : ''}`,
        size,
        align,
        flags,
        ctor: true,
        dtor: true,
      });
    }
  }
  return caches;
}

/** SPLAT kmem:slab_align. */
export const slabAlign: Scenario = scenario({
  title: 'slab_align: every alignment up to a page',
  about:
    'The upstream test slab_align: every power of two from 8 bytes to a page, with objects of random sizes up to 16 MiB inside their slabs and outside. Every object handed out is aligned as requested, or the machine panics.',
  commands: oneByOne(drawCaches(), 8),
  end: 400,
});
