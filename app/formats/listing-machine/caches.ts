import {
  type FoundCacheSpec,
  type KmcFlag,
  MOST_FOUND_OBJECTS,
  MOST_FOUND_SLABS,
  MOST_LINUX_OBJECTS,
} from '../../../engine/index.ts';
import { inferEra, type SlabEra } from '../proc-slab/era.ts';
import { backingOf, decodeFlags } from '../proc-slab/flags.ts';
import { rowGeometry } from '../proc-slab/geometry.ts';
import type { ProcSlabListing } from '../proc-slab/parse.ts';
import { type Placement, placeObjects } from '../proc-slab/placement.ts';
import { countsFor, type PlacementWarning } from '../proc-slab/placement-counts.ts';
import type { ProcSlabRow, SplSlabRow } from '../proc-slab/rows.ts';

/** Whether slabs are shown as they were found, or as 0.6.5.9 would lay the same caches out. */
export type LayoutChoice = 'as posted' | 'as 0.6.5.9';

/** How a listing becomes caches. */
export interface ListingChoices {
  readonly cpus: number;
  /** Seed of the placement of objects. */
  readonly seed: number;
  readonly layout: LayoutChoice;
}

/** A row that is shown with other figures than in the listing, or left out. */
interface RowNote {
  readonly name: string;
  readonly note:
    | { readonly kind: 'changed'; readonly warning: PlacementWarning }
    | { readonly kind: 'too large'; readonly slabs: number; readonly objects: number }
    | { readonly kind: 'no layout' };
}

/** The caches to start from, in the order of the rows, and what differs from the listing. */
export interface ListingStart {
  readonly era: SlabEra;
  readonly restore: readonly FoundCacheSpec[];
  readonly notes: readonly RowNote[];
  /** Whether the two layouts differ for some row. */
  readonly hasOlderLayout: boolean;
}

/** Turns the rows of a listing into caches with the same totals. Where objects are is random (see placeObjects). */
export function startFromListing(listing: ProcSlabListing, choices: ListingChoices): ListingStart {
  const { era } = inferEra(listing);
  const notes: RowNote[] = [];
  const restore: FoundCacheSpec[] = [];
  const room = { slabs: MOST_FOUND_SLABS, objects: MOST_FOUND_OBJECTS };
  for (const [index, row] of listing.rows.entries()) {
    const id = `c${index + 1}`;
    const cache =
      row.kind === 'linux' ? linuxCache(id, row, notes) : splCache(id, row, era, choices, notes, room);
    if (cache !== null) restore.push(cache);
  }
  const hasOlderLayout = listing.rows.some(
    (row) => row.kind === 'spl' && rowGeometry(row, era).rule === '0.6.3-',
  );
  return { era, restore, notes, hasOlderLayout };
}

/** What can still be restored of all caches together. */
interface Room {
  slabs: number;
  objects: number;
}

/** Flags that a caller of the reference can ask for and that mean something in every era. */
const KEPT = ['NOTOUCH', 'NODEBUG', 'OFFSLAB', 'NOEMERGENCY'] as const;

function linuxCache(
  id: string,
  row: Extract<ProcSlabRow, { kind: 'linux' }>,
  notes: RowNote[],
): FoundCacheSpec | null {
  if (row.objAlloc > MOST_LINUX_OBJECTS) {
    notes.push({ name: row.name, note: { kind: 'too large', slabs: 0, objects: row.objAlloc } });
    return null;
  }
  return {
    id,
    name: row.name,
    objSize: row.objSize,
    align: 0,
    flags: ['SLAB'],
    geometry: null,
    counters: { slabMax: 0, objMax: 0, objDeadlock: 0, objEmergencyMax: 0 },
    out: [],
    magazines: [],
    emergency: 0,
    linuxLive: row.objAlloc,
  };
}

function splCache(
  id: string,
  row: SplSlabRow,
  era: SlabEra,
  { cpus, seed, layout }: ListingChoices,
  notes: RowNote[],
  room: Room,
): FoundCacheSpec | null {
  const { asPosted, as0659 } = rowGeometry(row, era);
  const geometry = layout === 'as posted' ? asPosted : as0659;
  if (geometry === null) {
    notes.push({ name: row.name, note: { kind: 'no layout' } });
    return null;
  }
  const counts = countsFor(row, geometry.objsPerSlab);
  const objects = counts.slabTotal * geometry.objsPerSlab + row.objEmergency;
  if (counts.slabTotal > room.slabs || objects > room.objects) {
    notes.push({ name: row.name, note: { kind: 'too large', slabs: counts.slabTotal, objects } });
    return null;
  }
  room.slabs -= counts.slabTotal;
  room.objects -= objects;
  const placed = placeObjects({ ...counts, cpus, magazineSize: geometry.magazineSize, seed });
  if (!placed.ok) {
    notes.push({ name: row.name, note: { kind: 'too large', slabs: placed.slabs, objects: placed.objects } });
    return null;
  }
  for (const warning of placed.placement.warnings)
    notes.push({ name: row.name, note: { kind: 'changed', warning } });
  return {
    id,
    name: row.name,
    objSize: row.objSize,
    align: geometry.align,
    flags: flagsFor(row, era),
    geometry: { objs: geometry.objsPerSlab, size: geometry.slabSize },
    counters: countersOf(row),
    ...content(placed.placement),
    emergency: row.objEmergency,
    linuxLive: 0,
  };
}

function flagsFor(row: SplSlabRow, era: SlabEra): KmcFlag[] {
  const { names } = decodeFlags(row.flags, era);
  const kept = KEPT.filter((flag) => names.includes(flag));
  return [...kept, backingOf(row, era) === 'KMEM' ? 'KMEM' : 'VMEM'];
}

function countersOf(row: SplSlabRow): FoundCacheSpec['counters'] {
  const { slabMax, objMax, objDeadlock, objEmergencyMax } = row;
  return { slabMax, objMax, objDeadlock, objEmergencyMax };
}

function content({ out, magazines }: Placement): Pick<FoundCacheSpec, 'out' | 'magazines'> {
  return { out: [...out], magazines: magazines.map((slabs) => [...slabs]) };
}
