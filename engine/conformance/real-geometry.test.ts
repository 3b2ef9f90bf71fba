import { describe, expect, it } from 'vitest';
import { REAL_GEOMETRY } from './real-geometry.ts';

describe('the geometry of real machines', () => {
  const since = REAL_GEOMETRY.filter((real) => real.rule === '0.6.4+');
  const before = REAL_GEOMETRY.filter((real) => real.rule === '0.6.3-');

  it('is known for 64 rows of 0.6.4 and later and 132 older ones', () => {
    expect([since.length, before.length]).toEqual([64, 132]);
  });

  it('gives the objects per slab wherever the cache had slabs', () => {
    const withSlabs = (rows: typeof since): number => rows.filter((real) => real.objsPerSlab !== null).length;
    expect([withSlabs(since), withSlabs(before)]).toEqual([41, 85]);
  });

  it.each(REAL_GEOMETRY)('$source $name: the objects have room in the slab', (real) => {
    expect((real.objsPerSlab ?? 1) * real.objSize).toBeLessThan(real.slabSize);
  });
});
