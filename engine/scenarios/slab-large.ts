import { type CacheSpec, type Scenario, scenario } from '../scenario/scenario.ts';
import { PAGE_SIZE } from '../units.ts';
import { Random } from '../workload/random.ts';
import { drawFlags, oneByOne } from './slab-small.ts';

const CACHES = 24;
/** The largest objects that upstream tries, in bytes, by backing. */
const LARGEST = { KMEM: 126 * PAGE_SIZE, SLAB: 4 * PAGE_SIZE, other: 16 << 20 } as const;

function drawCaches(): Omit<CacheSpec, 'id'>[] {
  const random = new Random(2);
  return Array.from({ length: CACHES }, (_, i) => {
    const flags = drawFlags(random);
    const backing = flags.find((flag) => flag === 'KMEM' || flag === 'SLAB');
    const most = backing === 'KMEM' ? LARGEST.KMEM : backing === 'SLAB' ? LARGEST.SLAB : LARGEST.other;
    return {
      name: `large_${i}`,
      size: random.integer(PAGE_SIZE, most),
      align: 8 << random.integer(0, 9),
      flags,
      ctor: true,
      dtor: true,
    };
  });
}

/** SPLAT kmem:slab_large. */
export const slabLarge: Scenario = scenario({
  title: 'slab_large: objects of up to 16 MiB',
  about:
    'The upstream test slab_large: the same as slab_small with objects from 4,096 bytes up to 16 MiB, as far as their backing allows. A cache whose objects fit into no slab is refused, with a notice.',
  commands: oneByOne(drawCaches(), 4),
  end: CACHES * 20,
});
