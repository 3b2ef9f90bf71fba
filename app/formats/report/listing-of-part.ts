import type { ProcSlabListing } from '../proc-slab/parse.ts';
import type { ProcSlabRow } from '../proc-slab/rows.ts';
import { procSlabRow } from './proc-slab-row.ts';
import type { ReportPart, ReportRow, SdbCacheRow, SdbFigures } from './report.ts';

/** The caches of a part as a machine can start from them; null if the part does not show slabs. */
export function listingOfPart({ kind, rows }: ReportPart): ProcSlabListing | null {
  if (kind !== 'spl-slab' && kind !== 'sdb-caches') return null;
  const caches = rows.flatMap((row, i) => {
    const cache = cacheOf(row);
    return cache === null ? [] : [{ ...cache, lineNumber: i + 1 }];
  });
  if (!caches.some((cache) => cache.kind === 'spl')) return null;
  const emergencyColumns = rows.some((row) => !('emergency' in row) || row.emergency !== null);
  const linuxRows = caches.some((cache) => cache.kind === 'linux');
  return { rows: caches, problems: [], format: { emergencyColumns, linuxRows, header: true } };
}

function cacheOf(row: ReportRow): ProcSlabRow | null {
  if ('emergency' in row) return procSlabRow(row);
  return 'entrySize' in row && row.verbose !== undefined ? ofSdb(row, row.verbose) : null;
}

/** Flags of 2.x, which sdb reads. */
const NODEBUG = 0x2;
const KVMEM = 0x80;
const SLAB = 0x100;

/** sdb does not print the most ever in use: what is in use now is the least that it can be. */
function ofSdb({ name, objects, backing }: SdbCacheRow, figures: SdbFigures): ProcSlabRow {
  const { objSize, slabSize, slabs, activeSlabs, places } = figures;
  const noDebug = figures.flags.includes('KMC_NODEBUG') ? NODEBUG : 0;
  if (backing !== 'SPL')
    return { kind: 'linux', lineNumber: 0, name, flags: SLAB | noDebug, objSize, objAlloc: objects };
  return {
    kind: 'spl',
    lineNumber: 0,
    name,
    flags: KVMEM | noDebug,
    slabSize,
    objSize,
    slabTotal: slabs,
    slabAlloc: activeSlabs,
    slabMax: activeSlabs,
    objTotal: places,
    objAlloc: objects,
    objMax: objects,
    objDeadlock: 0,
    objEmergency: 0,
    objEmergencyMax: 0,
  };
}
