import { describe, expect, it } from 'vitest';
import { oddities } from '../proc-slab/check-row.ts';
import type { ProcSlabRow, SplSlabRow } from '../proc-slab/rows.ts';
import { REAL_LISTINGS } from './index-of-machines.ts';
import { asParsed } from './real-listing.ts';

const rows: readonly ProcSlabRow[] = REAL_LISTINGS.flatMap((real) => asParsed(real).rows);

function rowsOf(id: string): readonly SplSlabRow[] {
  return REAL_LISTINGS.filter((real) => real.id === id)
    .flatMap((real) => asParsed(real).rows)
    .filter((row): row is SplSlabRow => row.kind === 'spl');
}

function cache(id: string, name: string): SplSlabRow | undefined {
  return rowsOf(id).find((row) => row.name === name);
}

describe('REAL_LISTINGS', () => {
  it('opens with the listing of the first page', () => {
    expect(REAL_LISTINGS[0]).toMatchObject({ id: 'zfs-4925-1', source: 'openzfs/zfs#4925' });
  });

  it('has 19 listings with 229 rows, 33 of them of the Linux slab', () => {
    expect(REAL_LISTINGS).toHaveLength(19);
    expect(new Set(REAL_LISTINGS.map((real) => real.id)).size).toBe(19);
    expect(rows).toHaveLength(229);
    expect(rows.filter((row) => row.kind === 'linux')).toHaveLength(33);
  });

  it('has no row that contradicts itself', () => {
    for (const row of rows) {
      const size = row.kind === 'spl' ? row.slabSize * row.slabTotal : null;
      expect(oddities({ row, size, alloc: row.objSize * row.objAlloc }, { line: 1, text: row.name })).toEqual(
        [],
      );
    }
  });
});

describe('what the notes say', () => {
  it('of zfs-4925: 6,436 slabs at the peak, one of 32 empty now', () => {
    expect(cache('zfs-4925-1', 'zio_data_buf_20480')).toMatchObject({
      slabMax: 6436,
      slabTotal: 32,
      slabAlloc: 31,
    });
  });

  it('of zfs-3029: 12.26 GB held for 5.46 GB in use, no slab empty', () => {
    const row = cache('zfs-3029-1', 'zio_buf_16384');
    expect(row && row.slabSize * row.slabTotal).toBe(12_264_144_896);
    expect(row && row.objSize * row.objAlloc).toBe(5_455_953_920);
    expect(row?.slabAlloc).toBe(row?.slabTotal);
  });

  it('of zfs-3061: 15 of 18 caches have needed emergency objects', () => {
    const caches = rowsOf('zfs-3061-1');
    expect(caches).toHaveLength(18);
    expect(caches.filter((row) => row.objEmergencyMax > 0)).toHaveLength(15);
  });

  it('of spl-315: more slabs held than were ever in use at once', () => {
    expect(cache('spl-315-1', 'zio_buf_45056')).toMatchObject({ slabTotal: 16, slabAlloc: 10, slabMax: 15 });
  });

  it('of zfs-4554: 87 % of the bytes held are in use; of zfs-732: 2.7 of 21.2 MB', () => {
    const share = (id: string): readonly number[] => {
      const spl = rowsOf(id);
      const held = spl.reduce((sum, row) => sum + row.slabSize * row.slabTotal, 0);
      const used = spl.reduce((sum, row) => sum + row.objSize * row.objAlloc, 0);
      return [held, used];
    };
    const [held = 0, used = 0] = share('zfs-4554-1');
    expect(used / held).toBeCloseTo(0.87, 2);
    expect(share('zfs-732-1').map((bytes) => Math.round(bytes / 1e5) / 10)).toEqual([21.2, 2.7]);
  });
});
