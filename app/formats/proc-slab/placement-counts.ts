import type { SplSlabRow } from './rows.ts';

/** The totals that a placement has to meet. */
export interface PlacementCounts {
  /** Slabs held. */
  readonly slabTotal: number;
  /** Slabs with at least one object out. */
  readonly slabAlloc: number;
  /** Objects out of their slabs. */
  readonly objAlloc: number;
  /** Objects in each slab, at least 1. */
  readonly objsPerSlab: number;
}

/** A total that was changed because it contradicts the others. */
export interface PlacementWarning {
  readonly kind: 'slabs in use changed' | 'objects out changed';
  readonly stated: number;
  readonly used: number;
}

/** The nearest totals that some placement meets: the objects out are kept if the slabs have room for them. */
export function feasibleCounts(stated: PlacementCounts): {
  readonly counts: PlacementCounts;
  readonly warnings: readonly PlacementWarning[];
} {
  const { slabTotal, objsPerSlab } = stated;
  const objAlloc = Math.min(stated.objAlloc, slabTotal * objsPerSlab);
  const fewestSlabs = Math.ceil(objAlloc / objsPerSlab);
  const slabAlloc = clamp(stated.slabAlloc, fewestSlabs, Math.min(slabTotal, objAlloc));
  const warnings: PlacementWarning[] = [];
  if (objAlloc !== stated.objAlloc) {
    warnings.push({ kind: 'objects out changed', stated: stated.objAlloc, used: objAlloc });
  }
  if (slabAlloc !== stated.slabAlloc) {
    warnings.push({ kind: 'slabs in use changed', stated: stated.slabAlloc, used: slabAlloc });
  }
  return { counts: { slabTotal, slabAlloc, objAlloc, objsPerSlab }, warnings };
}

/**
 * The totals of a row if its slabs held `objsPerSlab` objects. With the row's own objects per slab these are
 * its own figures. With another number, to show an older listing as 0.6.5.9 would lay it out, the same
 * objects are out, the slabs have room for at least as many objects, and the part of them in use stays as
 * near to the row's as it can.
 */
export function countsFor(row: SplSlabRow, objsPerSlab: number): PlacementCounts {
  const { objAlloc } = row;
  if (row.objTotal === row.slabTotal * objsPerSlab) {
    return { slabTotal: row.slabTotal, slabAlloc: row.slabAlloc, objAlloc, objsPerSlab };
  }
  const slabTotal = Math.ceil(row.objTotal / objsPerSlab);
  const share = row.slabTotal === 0 ? 0 : row.slabAlloc / row.slabTotal;
  const relaid = { slabTotal, slabAlloc: Math.round(slabTotal * share), objAlloc, objsPerSlab };
  return feasibleCounts(relaid).counts;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
