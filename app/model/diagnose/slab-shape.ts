import { ALIGNS, alignsThatFit, objsPerLiveSlab } from '../../formats/proc-slab/fit.ts';
import { rowGeometry } from '../../formats/proc-slab/geometry.ts';
import { DEFAULT_LIMITS, magazineSize, slabLayout } from '../../formats/proc-slab/layout.ts';
import type { SplSlabRow } from '../../formats/proc-slab/rows.ts';
import { type Era, FIRST_TARGET, isForThirtyTwo, slabEraOf } from './era.ts';
import type { SlabShape } from './listed-cache.ts';

/** Bytes of a page, and the value of spl_kmem_cache_magazine_size; 0: by the size of objects. */
export interface ShapeSettings {
  readonly pageSize: number;
  readonly magazineSize: number;
  /** Shapes that were found before: the moments of a log have the same caches. */
  readonly known: Map<string, SlabShape>;
}

/** Alignments beyond 4 KiB, which a cache can ask for where pages are larger. */
export const LARGE_ALIGNS: readonly number[] = [8192, 16_384, 32_768, 65_536];

/** The layout that explains the figures of a row, or an estimate. */
export function shapeOf(row: SplSlabRow, era: Era, settings: ShapeSettings): SlabShape {
  const { name, flags, objSize, slabSize, slabTotal, objTotal } = row;
  const key = [era.releases, name, flags, objSize, slabSize, objTotal / slabTotal].join(' ');
  const found = settings.known.get(key) ?? newShape(row, era, settings);
  settings.known.set(key, found);
  return found;
}

function newShape(row: SplSlabRow, era: Era, settings: ShapeSettings): SlabShape {
  const early = isForThirtyTwo(era) ? shapeOfThirtyTwo(row) : null;
  if (early !== null) return { ...early, magazineSize: magazineOf(row, early.objSlot, settings) };
  const { rule, asPosted } = rowGeometry(row, slabEraOf(era));
  const found = rule === null ? shapeOnLargePages(row, settings) : null;
  const shape = found ?? { ...asPosted, rule };
  return { ...shape, magazineSize: magazineOf(row, shape.objSlot, settings) };
}

/** Slabs of powers of two for at least 32 objects, as the first releases laid them out. */
function shapeOfThirtyTwo(row: SplSlabRow): Omit<SlabShape, 'magazineSize'> | null {
  const rule = '0.6.3-';
  const limits = { ...DEFAULT_LIMITS[rule], objPerSlab: FIRST_TARGET };
  const objs = objsPerLiveSlab(row);
  for (const align of ALIGNS) {
    const layout = slabLayout(rule, { objSize: row.objSize, align, kmem: false, offslab: false }, limits);
    if (layout?.slabSize === row.slabSize && (objs === null || layout.objsPerSlab === objs))
      return { ...layout, align, rule };
  }
  return null;
}

function shapeOnLargePages(
  row: SplSlabRow,
  { pageSize }: ShapeSettings,
): Omit<SlabShape, 'magazineSize'> | null {
  const rule = '0.6.4+';
  const align = alignsThatFit(
    row,
    rule,
    [...ALIGNS, ...LARGE_ALIGNS].filter((size) => size <= pageSize),
  ).at(0);
  if (align === undefined) return null;
  const limits = { ...DEFAULT_LIMITS[rule], pageSize };
  const layout = slabLayout(rule, { objSize: row.objSize, align, kmem: false, offslab: false }, limits);
  return layout === null ? null : { ...layout, align, rule };
}

const NOMAGAZINE = 0x4;
const LARGEST_MAGAZINE = 256;

/** Objects of a magazine as spl_magazine_size() computes it; 0 for a cache without one. */
function magazineOf({ flags }: { readonly flags: number }, objSlot: number, settings: ShapeSettings): number {
  if ((flags & NOMAGAZINE) !== 0) return 0;
  const asked = settings.magazineSize;
  return asked > 0
    ? Math.min(LARGEST_MAGAZINE, Math.max(2, asked))
    : magazineSize(objSlot, settings.pageSize);
}
