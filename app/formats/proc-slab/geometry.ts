import { isBefore064, type SlabEra } from './era.ts';
import { alignsThatFit, objsPerLiveSlab } from './fit.ts';
import { knownAlign } from './known-align.ts';
import { type LayoutRule, magazineSize, type SlabLayout, slabLayout } from './layout.ts';
import type { SplSlabRow } from './rows.ts';

/** The measures of a slab, and the alignment that they follow from. Sizes in bytes. */
interface Geometry extends SlabLayout {
  readonly align: number;
  /** Objects that one CPU's magazine holds. */
  readonly magazineSize: number;
}

/** How the slabs of a posted row are laid out, and how 0.6.5.9 would lay them out. */
export interface RowGeometry {
  /** The rule that explains the row; null if neither does, and `asPosted` is then an estimate. */
  readonly rule: LayoutRule | null;
  /** All alignments (bytes) with which the rule explains the row. */
  readonly aligns: readonly number[];
  readonly asPosted: Geometry;
  /** The same cache under rule '0.6.4+'; null if 0.6.5.9 would refuse it. */
  readonly as0659: Geometry | null;
}

/**
 * Finds the layout of a row's slabs. Where both rules explain it, the era decides; where several alignments
 * do, the one the cache is known to ask for, else the smallest.
 */
export function rowGeometry(row: SplSlabRow, era: SlabEra): RowGeometry {
  const preferred: LayoutRule = isBefore064(era) ? '0.6.3-' : '0.6.4+';
  const other: LayoutRule = preferred === '0.6.4+' ? '0.6.3-' : '0.6.4+';
  const rule = [preferred, other].find((candidate) => alignsThatFit(row, candidate).length > 0) ?? null;
  const aligns = rule === null ? [] : alignsThatFit(row, rule);
  const align = chooseAlign(row, rule ?? preferred, aligns);
  const asPosted = (rule === null ? null : laidOut(row, rule, align)) ?? estimate(row, align);
  const as0659 = laidOut(row, '0.6.4+', knownAlign(row.name, row.objSize, '0.6.4+') ?? align);
  return { rule, aligns, asPosted, as0659: rule === '0.6.4+' ? asPosted : as0659 };
}

const KMEM = 0x20;
const OFFSLAB = 0x100;
const DEFAULT_ALIGN = 8;

function chooseAlign(row: SplSlabRow, rule: LayoutRule, aligns: readonly number[]): number {
  const known = knownAlign(row.name, row.objSize, rule) ?? DEFAULT_ALIGN;
  return aligns.includes(known) ? known : (aligns[0] ?? known);
}

function laidOut(row: SplSlabRow, rule: LayoutRule, align: number): Geometry | null {
  // Older releases mark off-slab rows with another bit; no known listing has one.
  const offslab = rule === '0.6.4+' && alignsThatFit(row, rule).length > 0 && (row.flags & OFFSLAB) !== 0;
  const layout = slabLayout(rule, { objSize: row.objSize, align, kmem: (row.flags & KMEM) !== 0, offslab });
  return layout === null ? null : withMagazine(layout, align);
}

/** For a row that follows neither rule: its own slab size, and its own objects per slab if it has slabs. */
function estimate(row: SplSlabRow, align: number): Geometry {
  const smallest = slabLayout('0.6.3-', { objSize: row.objSize, align, kmem: false, offslab: false });
  const objSlot = smallest?.objSlot ?? row.objSize;
  const headSize = smallest?.headSize ?? 0;
  const objsPerSlab = objsPerLiveSlab(row) ?? Math.max(1, Math.floor((row.slabSize - headSize) / objSlot));
  return withMagazine({ slabSize: row.slabSize, objsPerSlab, objSlot, headSize }, align);
}

function withMagazine(layout: SlabLayout, align: number): Geometry {
  return { ...layout, align, magazineSize: magazineSize(layout.objSlot) };
}
