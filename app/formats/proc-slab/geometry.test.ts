import { describe, expect, it } from 'vitest';
import { REAL_LISTINGS } from '../real-machines/index-of-machines.ts';
import { asParsed } from '../real-machines/real-listing.ts';
import { isBefore064, type SlabEra } from './era.ts';
import { type RowGeometry, rowGeometry } from './geometry.ts';
import { parseProcSlab } from './parse.ts';
import type { SplSlabRow } from './rows.ts';

/** The geometry of the one row in a text. */
function geometryOf(text: string, era: SlabEra): RowGeometry {
  const row = parseProcSlab(text).rows.find((each): each is SplSlabRow => each.kind === 'spl');
  if (row === undefined) {
    throw new Error(`no row in ${text}`);
  }
  return rowGeometry(row, era);
}

describe('rowGeometry', () => {
  it('reads the layout of a row of 0.6.5 back from its sizes', () => {
    const row = 'zio_buf_20480 0x00042 9031680 6717440 200704 20480 45 45 426 360 328 3408 0 0 0';
    const asPosted = {
      align: 4096,
      slabSize: 200704,
      objsPerSlab: 8,
      objSlot: 24576,
      headSize: 4096,
      magazineSize: 64,
    };
    expect(geometryOf(row, '0.6.4-0.8')).toEqual({
      rule: '0.6.4+',
      aligns: [4096],
      asPosted,
      as0659: asPosted,
    });
  });

  it('gives an older row both geometries', () => {
    const row = 'zio_buf_20480 0x00040 1572864 819200 524288 20480 3 3 28 63 40 588 13 0 46';
    expect(geometryOf(row, '0.6.3')).toMatchObject({
      rule: '0.6.3-',
      asPosted: { align: 4096, slabSize: 524288, objsPerSlab: 21 },
      as0659: { align: 4096, slabSize: 200704, objsPerSlab: 8 },
    });
  });

  it('of several alignments takes the one the cache asks for', () => {
    const row = 'spl_vn_cache 0x00020 106496 56448 8192 112 13 12 44 546 504 1848 0 0 0';
    expect(geometryOf(row, '0.6.4-0.8')).toMatchObject({ aligns: [32, 64], asPosted: { align: 64 } });
  });

  it('of several alignments takes the smallest for a cache it does not know', () => {
    const row = 'my_cache 0x00020 106496 56448 8192 112 13 12 44 546 504 1848 0 0 0';
    expect(geometryOf(row, '0.6.4-0.8').asPosted.align).toBe(32);
  });

  it('aligns a buffer of whole pages less strictly when it is laid out by the newer rule', () => {
    const row = 'zio_buf_8192 0x00040 262144 8192 262144 8192 1 1 39 21 1 802';
    const { asPosted, as0659 } = geometryOf(row, '0.6.0');
    expect([asPosted.align, as0659?.align]).toEqual([4096, 2048]);
    expect(as0659).toMatchObject({ slabSize: 8 * (8192 + 2048) + 2048, objsPerSlab: 8 });
  });

  it('lets the era decide where both rules explain a row', () => {
    const row = 'zio_data_buf_512 0x00020 0 0 32768 512 0 0 50 0 0 1540';
    expect(geometryOf(row, '0.6.0').rule).toBe('0.6.3-');
    expect(geometryOf(row, '0.6.4-0.8').rule).toBe('0.6.4+');
  });

  it('knows off-slab objects by their flag and their slab of one page', () => {
    const row = 'splat 0x00140 4096 5000 4096 5000 1 1 1 8 1 8 0 0 0';
    expect(geometryOf(row, '0.6.4-0.8')).toMatchObject({
      rule: '0.6.4+',
      asPosted: { slabSize: 4096, objsPerSlab: 8, objSlot: 5040 },
    });
  });

  it('keeps the figures of a row that follows no rule', () => {
    const live = 'odd 0x00040 30000 5000 10000 1000 3 2 3 15 5 15 0 0 0';
    expect(geometryOf(live, '0.6.4-0.8')).toMatchObject({
      rule: null,
      aligns: [],
      asPosted: { slabSize: 10000, objsPerSlab: 5, align: 8 },
      as0659: { slabSize: 8 * 1040 + 64, objsPerSlab: 8 },
    });
    const empty = 'odd 0x00040 0 0 10000 1000 0 0 3 0 0 15 0 0 0';
    expect(geometryOf(empty, '0.6.4-0.8').asPosted.objsPerSlab).toBe(9);
  });

  it('gives no new layout to objects that 0.6.5.9 would refuse', () => {
    const row = 'huge 0x00040 0 0 67108864 67000000 0 0 0 0 0 0 0 0 0';
    expect(geometryOf(row, '0.6.4-0.8')).toMatchObject({
      rule: null,
      asPosted: { objsPerSlab: 1 },
      as0659: null,
    });
  });

  it.each(REAL_LISTINGS)('explains every row of $id by the rule of its time', (real) => {
    for (const row of asParsed(real).rows) {
      if (row.kind === 'spl') {
        const { rule, asPosted } = rowGeometry(row, real.era);
        expect(rule).toBe(isBefore064(real.era) ? '0.6.3-' : '0.6.4+');
        expect(asPosted.slabSize * row.slabTotal).toBe(row.slabSize * row.slabTotal);
        expect(asPosted.objsPerSlab * row.slabTotal).toBe(row.objTotal);
      }
    }
  });
});
