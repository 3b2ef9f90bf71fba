import { type LayoutRule, slabLayout } from './layout.ts';
import type { SplSlabRow } from './rows.ts';

/** Every alignment a cache can ask for, in bytes. */
export const ALIGNS: readonly number[] = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

/**
 * The alignments (bytes, rising) with which the rule gives the row's slab size and, if it has slabs, its
 * objects per slab. Empty if the rule does not explain the row. The flags read here mean the same in every
 * era that has them.
 */
export function alignsThatFit(
  row: SplSlabRow,
  rule: LayoutRule,
  aligns: readonly number[] = ALIGNS,
): readonly number[] {
  const objsPerSlab = objsPerLiveSlab(row);
  const kmem = (row.flags & KMEM) !== 0;
  const offslab = (row.flags & OFFSLAB) !== 0;
  return aligns.filter((align) => {
    const layout = slabLayout(rule, { objSize: row.objSize, align, kmem, offslab });
    return (
      layout !== null &&
      layout.slabSize === row.slabSize &&
      (objsPerSlab === null || layout.objsPerSlab === objsPerSlab)
    );
  });
}

/** Objects per slab by the totals of the row; null without slabs, or if that is not a whole number. */
export function objsPerLiveSlab(row: SplSlabRow): number | null {
  const objs = row.objTotal / row.slabTotal;
  return row.slabTotal > 0 && Number.isInteger(objs) && objs > 0 ? objs : null;
}

const KMEM = 0x20;
/** From 0.6.3 on. In earlier releases the bit means something else, and their rule ignores it. */
const OFFSLAB = 0x100;
