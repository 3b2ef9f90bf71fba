import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePlacement } from './describe-placement.ts';
import { type Placement, type PlacementInput, placeObjects } from './placement.ts';

const CACHE: PlacementInput = {
  slabTotal: 45,
  slabAlloc: 44,
  objAlloc: 328,
  objsPerSlab: 8,
  cpus: 4,
  magazineSize: 64,
  seed: 7,
};

function placed(input: PlacementInput): Placement {
  const result = placeObjects(input);
  if (!result.ok) {
    throw new Error(result.kind);
  }
  return result.placement;
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

function inUse(counts: Uint32Array): number {
  return counts.filter((count) => count > 0).length;
}

/** Figures of a row, mostly without contradiction. */
const input: fc.Arbitrary<PlacementInput> = fc.record({
  slabTotal: fc.nat(60),
  slabAlloc: fc.nat(60),
  objAlloc: fc.nat(600),
  objsPerSlab: fc.integer({ min: 1, max: 40 }),
  cpus: fc.nat(8),
  magazineSize: fc.constantFrom(0, 4, 16, 64, 256),
  parkedAtMost: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.integer(),
});

describe('placeObjects', () => {
  it('meets the totals of a row', () => {
    const { out, warnings } = placed(CACHE);
    expect([out.length, inUse(out), sum(out)]).toEqual([45, 44, 328]);
    expect(Math.max(...out)).toBeLessThanOrEqual(8);
    expect(warnings).toEqual([]);
  });

  it('parks at most a quarter of the objects out in magazines', () => {
    const { magazines } = placed(CACHE);
    const levels = magazines.map((magazine) => magazine.length);
    expect(levels).toHaveLength(4);
    expect(levels.reduce((total, level) => total + level, 0)).toBeLessThanOrEqual(82);
    expect(Math.max(...levels)).toBeGreaterThan(0);
  });

  it('puts no objects into magazines if asked to, or without magazines', () => {
    expect(placed({ ...CACHE, parkedAtMost: 0 }).magazines.map((magazine) => magazine.length)).toEqual([
      0, 0, 0, 0,
    ]);
    expect(placed({ ...CACHE, cpus: 0 }).magazines).toEqual([]);
  });

  it('gives the same placement for the same seed and another for another', () => {
    expect(placed(CACHE)).toEqual(placed(CACHE));
    expect(placed({ ...CACHE, seed: 8 }).out).not.toEqual(placed(CACHE).out);
  });

  it('moves contradictory totals to the nearest possible ones', () => {
    const tooFewSlabs = placed({ ...CACHE, slabAlloc: 40 });
    expect([inUse(tooFewSlabs.out), sum(tooFewSlabs.out)]).toEqual([41, 328]);
    expect(tooFewSlabs.warnings).toEqual([{ kind: 'slabs in use changed', stated: 40, used: 41 }]);

    const noRoom = placed({ ...CACHE, objAlloc: 400 });
    expect(sum(noRoom.out)).toBe(360);
    expect(noRoom.warnings).toEqual([
      { kind: 'objects out changed', stated: 400, used: 360 },
      { kind: 'slabs in use changed', stated: 44, used: 45 },
    ]);
  });

  it('holds for any figures', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { out, magazines, warnings } = placed(given);
        expect(out).toHaveLength(given.slabTotal);
        expect(Math.max(0, ...out)).toBeLessThanOrEqual(given.objsPerSlab);
        const changed = warnings.map((warning) => warning.kind);
        expect(sum(out) === given.objAlloc).toBe(!changed.includes('objects out changed'));
        expect(inUse(out) === given.slabAlloc).toBe(!changed.includes('slabs in use changed'));
        expect(magazines).toHaveLength(given.cpus);
        expect(Math.max(0, ...magazines.map((magazine) => magazine.length))).toBeLessThanOrEqual(
          given.magazineSize,
        );
      }),
    );
  });

  it('never parks more objects of a slab than are out, nor more in all than allowed', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { out, magazines } = placed(given);
        const inUseOf = Uint32Array.from(out);
        for (const slab of magazines.flatMap((magazine) => [...magazine])) {
          expect(inUseOf[slab]).toBeGreaterThan(0);
          inUseOf[slab] = (inUseOf[slab] ?? 0) - 1;
        }
        expect(sum(out) - sum(inUseOf)).toBeLessThanOrEqual(sum(out) * (given.parkedAtMost ?? 1));
      }),
    );
  });

  it('places a cache of 32,120 slabs and 995,720 objects', () => {
    const large = { slabTotal: 32_120, slabAlloc: 32_120, objAlloc: 754_592, objsPerSlab: 31 };
    const { out } = placed({ ...CACHE, ...large, magazineSize: 128 });
    expect([inUse(out), sum(out), Math.max(...out.slice(0, 1000)) <= 31]).toEqual([32_120, 754_592, true]);
  });

  it('refuses what no picture could show', () => {
    const objects = 5_000_000 * 8;
    expect(placeObjects({ ...CACHE, slabTotal: 5_000_000 })).toEqual({
      ok: false,
      kind: 'too large',
      slabs: 5_000_000,
      objects,
    });
  });
});

describe('the words about a placement', () => {
  it('say that it is drawn', () => {
    expect(describePlacement(7)).toContain('The listing gives totals only.');
    expect(describePlacement(7)).toContain('(seed 7)');
  });
});
