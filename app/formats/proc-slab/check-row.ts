import type { RowError, RowWarning } from './problem.ts';
import type { ReadRow } from './read-row.ts';
import type { SplSlabRow } from './rows.ts';

/** The first figure that makes a row impossible to show, or null. */
export function impossibility(row: SplSlabRow, place: { line: number; text: string }): RowError | null {
  const at = { severity: 'error', ...place } as const;
  if (row.objSize === 0) {
    return { kind: 'size of nothing', column: 'objsize', ...at };
  }
  if (row.slabSize === 0) {
    return { kind: 'size of nothing', column: 'slabsize', ...at };
  }
  if (row.slabAlloc > row.slabTotal) {
    return { kind: 'more used than held', what: 'slab', alloc: row.slabAlloc, total: row.slabTotal, ...at };
  }
  if (row.objAlloc > row.objTotal) {
    return { kind: 'more used than held', what: 'object', alloc: row.objAlloc, total: row.objTotal, ...at };
  }
  return null;
}

/** All inconsistencies of a row that can be kept: figures that the kernel derives from others, but that differ from them. */
export function oddities(read: ReadRow, place: { line: number; text: string }): readonly RowWarning[] {
  const at = { severity: 'warning', ...place } as const;
  const { row, size, alloc } = read;
  const found: RowWarning[] = [];
  if (row.kind === 'spl' && size !== row.slabSize * row.slabTotal) {
    found.push({
      kind: 'product differs',
      column: 'size',
      found: size ?? 0,
      wanted: row.slabSize * row.slabTotal,
      ...at,
    });
  }
  if (alloc !== row.objSize * row.objAlloc) {
    found.push({
      kind: 'product differs',
      column: 'alloc',
      found: alloc,
      wanted: row.objSize * row.objAlloc,
      ...at,
    });
  }
  if (row.kind === 'spl' && !isEven(row)) {
    found.push({ kind: 'uneven slabs', objTotal: row.objTotal, slabTotal: row.slabTotal, ...at });
  } else if (row.kind === 'spl' && !objectsFit(row)) {
    const objsPerSlab = row.slabTotal === 0 ? 0 : row.objTotal / row.slabTotal;
    const { objAlloc, slabAlloc } = row;
    found.push({ kind: 'objects do not fit slabs', objAlloc, slabAlloc, objsPerSlab, ...at });
  }
  return found;
}

/** Returns whether all slabs can have the same number of objects. */
function isEven(row: SplSlabRow): boolean {
  return row.slabTotal === 0 ? row.objTotal === 0 : row.objTotal % row.slabTotal === 0 && row.objTotal > 0;
}

/** Returns whether every slab in use can have at least one object in use, and at most all of its own. */
function objectsFit(row: SplSlabRow): boolean {
  const objsPerSlab = row.slabTotal === 0 ? 0 : row.objTotal / row.slabTotal;
  return row.slabAlloc <= row.objAlloc && row.objAlloc <= row.slabAlloc * objsPerSlab;
}
