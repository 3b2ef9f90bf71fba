import { describe, expect, it } from 'vitest';
import { parseProcSlab } from './parse.ts';
import { countsFor, feasibleCounts } from './placement-counts.ts';
import type { SplSlabRow } from './rows.ts';

describe('feasibleCounts', () => {
  it('leaves sound totals alone', () => {
    const sound = { slabTotal: 3, slabAlloc: 2, objAlloc: 9, objsPerSlab: 8 };
    expect(feasibleCounts(sound)).toEqual({ counts: sound, warnings: [] });
  });

  it('lets no more slabs be in use than objects are out', () => {
    const { counts } = feasibleCounts({ slabTotal: 3, slabAlloc: 3, objAlloc: 1, objsPerSlab: 8 });
    expect(counts.slabAlloc).toBe(1);
  });
});

describe('countsFor', () => {
  const text = 'zio_buf_45056 0x00040 16777216 5541888 1048576 45056 16 10 15 336 123 315 0 0 0';
  const row = parseProcSlab(text).rows.find((each): each is SplSlabRow => each.kind === 'spl');

  it('gives the figures of the row for its own objects per slab', () => {
    expect(row && countsFor(row, 21)).toEqual({
      slabTotal: 16,
      slabAlloc: 10,
      objAlloc: 123,
      objsPerSlab: 21,
    });
  });

  it('keeps the room and the part in use for slabs of another size', () => {
    expect(row && countsFor(row, 8)).toEqual({ slabTotal: 42, slabAlloc: 26, objAlloc: 123, objsPerSlab: 8 });
  });
});
