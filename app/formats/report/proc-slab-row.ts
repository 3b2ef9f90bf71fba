import type { ProcSlabRow } from '../proc-slab/rows.ts';
import type { SplSlabReportRow } from './report.ts';

/** A row of a report as the rules of layout read it: figures that its form lacks are 0. */
export function procSlabRow(row: SplSlabReportRow): ProcSlabRow {
  const { name, objSize, slabs, objects } = row;
  const flags = row.flags ?? 0;
  const objAlloc = objects.alloc ?? 0;
  if (row.slabSize === null) return { kind: 'linux', lineNumber: 0, name, flags, objSize, objAlloc };
  return {
    kind: 'spl',
    lineNumber: 0,
    name,
    flags,
    slabSize: row.slabSize,
    objSize,
    slabTotal: slabs.total ?? 0,
    slabAlloc: slabs.alloc ?? 0,
    slabMax: slabs.max ?? 0,
    objTotal: objects.total ?? 0,
    objAlloc,
    objMax: objects.max ?? 0,
    objDeadlock: row.emergency?.dlock ?? 0,
    objEmergency: row.emergency?.alloc ?? 0,
    objEmergencyMax: row.emergency?.max ?? 0,
  };
}
