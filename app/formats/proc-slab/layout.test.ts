import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REAL_GEOMETRY, type RealGeometry } from '../../../engine/conformance/real-geometry.ts';
import { ALIGNS } from './fit.ts';
import { magazineSize, slabLayout } from './layout.ts';

describe('slabLayout', () => {
  it('gives a buffer of 20 KiB a slab of eight, each with a page for its header', () => {
    const buffer = { objSize: 20480, align: 4096, kmem: false, offslab: false };
    expect(slabLayout('0.6.4+', buffer)).toEqual({
      slabSize: 8 * (20480 + 4096) + 4096,
      objsPerSlab: 8,
      objSlot: 24576,
      headSize: 4096,
    });
  });

  it('gives kmem slabs half the pages that eight objects ask for, but never fewer than two', () => {
    const kmem = (objSize: number): object | null =>
      slabLayout('0.6.4+', { objSize, align: 8, kmem: true, offslab: false });
    expect(kmem(112)).toMatchObject({ slabSize: 8192, objsPerSlab: 53 });
    expect(kmem(8000)).toMatchObject({ slabSize: 32768, objsPerSlab: 4 });
  });

  it('ends at 32 MiB of virtual memory and at 128 pages of kmem', () => {
    const mebibytes = (size: number, kmem: boolean): object | null =>
      slabLayout('0.6.4+', { objSize: size * 2 ** 20, align: 4096, kmem, offslab: false });
    expect(mebibytes(8, false)).toMatchObject({ slabSize: 3 * (8 * 2 ** 20 + 4096) + 4096, objsPerSlab: 3 });
    expect(mebibytes(32, false)).toBeNull();
    expect(mebibytes(1, true)).toBeNull();
  });

  it('leaves only a page for the header when the objects lie outside', () => {
    const offslab = { objSize: 5000, align: 8, kmem: true, offslab: true };
    expect(slabLayout('0.6.4+', offslab)).toMatchObject({ slabSize: 4096, objsPerSlab: 8 });
    expect(slabLayout('0.6.4+', { ...offslab, objSize: 2 ** 20 })).toBeNull();
  });

  it('took the smallest power of two with room for sixteen up to 0.6.3', () => {
    const buffer = { objSize: 20480, align: 4096, kmem: false, offslab: false };
    expect(slabLayout('0.6.3-', buffer)).toMatchObject({ slabSize: 524288, objsPerSlab: 21 });
  });

  it('never promises more room than the slab has', () => {
    const input = fc.record({
      objSize: fc.integer({ min: 1, max: 2 ** 26 }),
      align: fc.constantFrom(...ALIGNS),
      kmem: fc.boolean(),
      offslab: fc.constant(false),
    });
    fc.assert(
      fc.property(input, fc.constantFrom('0.6.4+' as const, '0.6.3-' as const), (given, rule) => {
        const layout = slabLayout(rule, given);
        if (layout !== null) {
          expect(layout.headSize + layout.objsPerSlab * layout.objSlot).toBeLessThanOrEqual(layout.slabSize);
          expect(layout.objSlot).toBeGreaterThanOrEqual(given.objSize + 40);
        }
      }),
    );
  });
});

describe('the two rules', () => {
  it.each(REAL_GEOMETRY)('explain $source $name: $slabSize bytes for objects of $objSize', (real) => {
    const { objSize, align, slabSize, objsPerSlab } = real;
    const layout = slabLayout(real.rule, { objSize, align, kmem: real.backing === 'KMEM', offslab: false });
    expect(layout).toMatchObject({ slabSize, ...(objsPerSlab === null ? {} : { objsPerSlab }) });
  });

  it('are told apart by every row, given the alignment', () => {
    const byOther = ({ rule, objSize, align, backing, slabSize }: RealGeometry): boolean => {
      const other = rule === '0.6.4+' ? '0.6.3-' : '0.6.4+';
      return (
        slabLayout(other, { objSize, align, kmem: backing === 'KMEM', offslab: false })?.slabSize === slabSize
      );
    };
    expect(REAL_GEOMETRY.filter(byOther)).toEqual([]);
  });
});

describe('magazineSize', () => {
  it('falls in five steps with the room an object takes', () => {
    const slots = [1024, 1025, 4096, 4097, 131_072, 131_073, 1_048_576, 1_048_577];
    expect(slots.map((slot) => magazineSize(slot))).toEqual([256, 128, 128, 64, 64, 16, 16, 4]);
  });
});
