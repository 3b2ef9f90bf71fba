import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProcSlab, type ProcSlabLine } from '../../../engine/machine/proc-slab.ts';
import { REAL_LISTINGS } from '../real-machines/index-of-machines.ts';
import { asParsed } from '../real-machines/real-listing.ts';
import { parseProcSlab } from './parse.ts';
import type { ProcSlabRow } from './rows.ts';

/** As posted in openzfs/zfs#4925. */
const POSTED = `\
--------------------- cache -------------------------------------------------------  ----- slab ------  ---- object -----  --- emergency ---
name                                    flags      size     alloc slabsize  objsize  total alloc   max  total alloc   max  dlock alloc   max
spl_vn_cache                          0x00020    106496     56448     8192      112     13    12    44    546   504  1848      0     0     0
spl_vn_file_cache                     0x00020     98304     55440     8192      120     12    11    44    504   462  1848      0     0     0
spl_zlib_workspace_cache              0x00240         0         0  2145216   268104      0     0     0      0     0     0      0     0     0
ddt_cache                             0x00040    398592    248640   199296    24864      2     2    17     16    10   136      0     0     0
zio_buf_20480                         0x00042   9031680   6717440   200704    20480     45    45   426    360   328  3408      0     0     0
zio_data_buf_20480                    0x00042   6422528   5079040   200704    20480     32    31  6436    256   248 51488      0     0     0
`;

const name = fc.stringMatching(/^[A-Za-z_][\w.:-]{0,59}$/);
const total = fc.integer({ min: 0, max: 2 ** 40 });

/** A cache with any figures that do not contradict one another. */
const line: fc.Arbitrary<ProcSlabLine> = fc
  .record({
    name,
    flags: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    slabSize: fc.integer({ min: 1, max: 2 ** 25 }),
    objSize: fc.integer({ min: 1, max: 4096 }),
    slabTotal: fc.integer({ min: 0, max: 2 ** 20 }),
    objsPerSlab: fc.integer({ min: 1, max: 64 }),
    inUse: fc.double({ min: 0, max: 1, noNaN: true }),
    others: fc.tuple(total, total, total, total, total),
  })
  .map(({ slabTotal, objsPerSlab, inUse, others, ...figures }) => {
    const slabAlloc = Math.floor(slabTotal * inUse);
    const [slabMax, objMax, objDeadlock, objEmergency, objEmergencyMax] = others;
    const counts = {
      slabTotal,
      slabAlloc,
      slabMax,
      objTotal: slabTotal * objsPerSlab,
      objAlloc: slabAlloc,
      objMax,
    };
    return { ...figures, ...counts, objDeadlock, objEmergency, objEmergencyMax };
  });

/** The rows as the printer takes them: without what a printed line does not say. */
function asLines(rows: readonly ProcSlabRow[]): readonly ProcSlabLine[] {
  return rows.flatMap((row) => {
    if (row.kind === 'linux') {
      return [];
    }
    const { kind: _kind, lineNumber: _lineNumber, ...printed } = row;
    return [printed];
  });
}

describe('reading and printing', () => {
  it('gives back a posted listing byte for byte', () => {
    const { rows } = parseProcSlab(POSTED);
    expect(formatProcSlab(asLines(rows))).toBe(POSTED);
  });

  it('gives back what was printed', () => {
    const lines = fc.uniqueArray(line, { selector: (each) => each.name, minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lines, (printed) => {
        const { rows, problems } = parseProcSlab(formatProcSlab(printed));
        expect(asLines(rows)).toEqual(printed);
        expect(problems).toEqual([]);
      }),
    );
  });

  it.each(REAL_LISTINGS.filter(({ era }) => era !== '0.6.0'))('gives back the figures of $id', (real) => {
    const lines = asLines(asParsed(real).rows);
    expect(asLines(parseProcSlab(formatProcSlab(lines)).rows)).toEqual(lines);
  });
});
