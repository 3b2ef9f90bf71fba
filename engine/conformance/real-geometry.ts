import { BEFORE_064 } from './real-geometry-before-064.ts';
import { SINCE_064 } from './real-geometry-since-064.ts';
import type { RealGeometrySource } from './real-geometry-source.ts';

/** The layout of one cache on a real machine. Sizes in bytes. */
export interface RealGeometry {
  readonly name: string;
  /** The thread the listing was posted in, as repository and number. */
  readonly source: string;
  /**
   * '0.6.4+': laid out like `spl_slab_size` of 0.6.5.9. '0.6.3-': power-of-two slabs for at least 16 objects.
   */
  readonly rule: '0.6.4+' | '0.6.3-';
  /** The flags word, with the bits of the listing's release. */
  readonly flags: number;
  /** What the flags mean for the layout; the kvmem of 2.x is laid out as vmem. */
  readonly backing: 'KMEM' | 'VMEM';
  readonly objSize: number;
  /** Not in the listing: the alignment that the cache requests, which explains the row. */
  readonly align: number;
  readonly slabSize: number;
  /** Null where the cache had no slab when it was listed. */
  readonly objsPerSlab: number | null;
}

const KMC_KMEM = 0x20;

/** Every row with slab figures in the public listings: 64 of 0.6.4 and later, 132 of 0.6.3 and before. */
export const REAL_GEOMETRY: readonly RealGeometry[] = [
  ...SINCE_064.flatMap((source) => entriesOf(source, '0.6.4+')),
  ...BEFORE_064.flatMap((source) => entriesOf(source, '0.6.3-')),
];

function entriesOf(
  { source, rows }: RealGeometrySource,
  rule: RealGeometry['rule'],
): readonly RealGeometry[] {
  return rows.map(([name, flags, objSize, align, slabSize, objsPerSlab]) => {
    const backing = (flags & KMC_KMEM) === 0 ? 'VMEM' : 'KMEM';
    return { name, source, rule, flags, backing, objSize, align, slabSize, objsPerSlab };
  });
}
