import { backingOf } from '../../formats/proc-slab/flags.ts';
import { procSlabRow } from '../../formats/report/proc-slab-row.ts';
import type {
  OomSlabRow,
  ReportRow,
  SdbCacheRow,
  SdbFigures,
  SlabinfoRow,
  SlabtopRow,
  SplSlabReportRow,
} from '../../formats/report/report.ts';
import { type Era, eraOf, RELEASES_OF_SDB, slabEraOf } from './era.ts';
import type { Figures, ListedCache } from './listed-cache.ts';
import { type ShapeSettings, shapeOf } from './slab-shape.ts';

/** The cache of a row of a report; null if the row does not list one. */
export function listedCache(row: ReportRow, era: Era, settings: ShapeSettings): ListedCache | null {
  if ('emergency' in row) return ofProcSlab(row, era, settings);
  if ('pagesPerSlab' in row) return ofSlabinfo(row, settings);
  if ('cacheKiB' in row) return ofSlabtop(row);
  if ('usedKiB' in row) return ofOomSlab(row);
  return 'entrySize' in row ? ofSdb(row, settings) : null;
}

const OFFSLAB = 0x100;

function ofProcSlab(row: SplSlabReportRow, era: Era, settings: ShapeSettings): ListedCache {
  const read = procSlabRow(row);
  const { name, objSize, slabs, emergency, states } = row;
  if (read.kind === 'linux')
    return {
      ...linux(name, objSize, row.objects),
      states,
      stated: { held: null, inUse: row.alloc, share: null },
    };
  // Emergency objects count in the total, but are not in slabs.
  const { total, alloc, max } = row.objects;
  const named = backingOf(read, slabEraOf(era));
  const inSlabs = total === null ? null : total - (emergency?.alloc ?? 0);
  return {
    name,
    backing: named === null || named === 'SLAB' ? 'SPL' : named,
    isOffSlab: era.eraClass === '0.6.4+' && (read.flags & OFFSLAB) !== 0,
    objSize,
    shape: shapeOf(read, era, settings),
    slabs,
    objects: { total: inSlabs, alloc, max },
    emergency,
    states,
    stated: { held: null, inUse: null, share: null },
  };
}

const UNKNOWN: Figures = { total: null, alloc: null, max: null };

function linux(name: string, objSize: number | null, objects: Figures): ListedCache {
  return {
    name,
    backing: 'Linux',
    isOffSlab: false,
    objSize,
    shape: null,
    slabs: UNKNOWN,
    objects,
    emergency: null,
    states: [],
    stated: { held: null, inUse: null, share: null },
  };
}

function ofSlabinfo(row: SlabinfoRow, { pageSize }: ShapeSettings): ListedCache {
  const { active, total, objSize, slabs, slabsActive } = row;
  return {
    ...linux(row.name, objSize, { total, alloc: active, max: null }),
    slabs: { total: slabs, alloc: slabsActive, max: null },
    stated: { held: slabs * row.pagesPerSlab * pageSize, inUse: active * objSize, share: null },
  };
}

/** The size of an object is rounded, so the bytes in use cannot be known. */
function ofSlabtop({ name, objects, active, slabs, cacheKiB }: SlabtopRow): ListedCache {
  return {
    ...linux(name, null, { total: objects, alloc: active, max: null }),
    slabs: { total: slabs, alloc: null, max: null },
    stated: { held: cacheKiB * KIB, inUse: null, share: null },
  };
}

const KIB = 1024;

function ofOomSlab({ name, usedKiB, totalKiB }: OomSlabRow): ListedCache {
  return {
    ...linux(name, null, UNKNOWN),
    stated: { held: totalKiB * KIB, inUse: usedKiB * KIB, share: totalKiB === 0 ? null : usedKiB / totalKiB },
  };
}

function ofSdb(row: SdbCacheRow, settings: ShapeSettings): ListedCache {
  const { name, entrySize, objects, backing, util, verbose, totalBytes } = row;
  const isSpl = backing === 'SPL';
  if (isSpl && verbose !== undefined) return ofVerboseSdb(row, verbose, settings);
  return {
    ...linux(name, isSpl ? null : entrySize, { total: null, alloc: objects, max: null }),
    backing: isSpl ? 'SPL' : 'Linux',
    stated: {
      held: totalBytes ?? null,
      inUse: Math.min(entrySize * objects, totalBytes ?? Number.POSITIVE_INFINITY),
      share: util === null ? null : util / 100,
    },
  };
}

function ofVerboseSdb(
  { name, objects }: SdbCacheRow,
  verbose: SdbFigures,
  settings: ShapeSettings,
): ListedCache {
  const { objSize, slabSize, slabs, activeSlabs, places } = verbose;
  const flags = flagBits(verbose.flags);
  const row: SplSlabReportRow = {
    name,
    flags,
    size: slabs * slabSize,
    alloc: objects * objSize,
    slabSize,
    objSize,
    slabs: { total: slabs, alloc: activeSlabs, max: null },
    objects: { total: places, alloc: objects, max: null },
    emergency: null,
    states: [],
  };
  return ofProcSlab(row, eraOf(RELEASES_OF_SDB), settings);
}

const BITS: Readonly<Record<string, number>> = { KMC_NODEBUG: 0x2, KMC_NOMAGAZINE: 0x4, KMC_KVMEM: 0x80 };

function flagBits(names: readonly string[]): number {
  return names.reduce((flags, name) => flags | (BITS[name] ?? 0), 0);
}
