import { describe, expect, it } from 'vitest';
import { REAL_LISTINGS } from '../real-machines/index-of-machines.ts';
import { asParsed } from '../real-machines/real-listing.ts';
import { describeEra } from './describe-era.ts';
import { inferEra, isBefore064, type SlabEra } from './era.ts';
import { parseProcSlab } from './parse.ts';

describe('inferEra', () => {
  it.each<[what: string, row: string, era: SlabEra, confidence: string]>([
    ['12 fields', 'zio_buf_1024 0x00040 0 0 32768 1024 0 0 1 0 0 9', '0.6.0', 'certain'],
    ['a Linux-slab row flagged 0x86', 'zio_buf_4096 0x00086 - 0 - 4096 - - - - 0 - - - -', '0.8', 'certain'],
    [
      'a Linux-slab row flagged 0x102',
      'zio_buf_comb_512 0x00102 - 0 - 512 - - - - 0 - - - -',
      '2.x',
      'certain',
    ],
    ['kvmem', 'ddt_cache 0x00080 0 0 199232 24856 0 0 0 0 0 0 0 0 0', '2.x', 'certain'],
    [
      '0x140 and old slabs',
      'spl_zlib_workspace_cache 0x00140 0 0 8388608 268104 0 0 0 0 0 0 0 0 0',
      '0.6.1-0.6.2',
      'likely',
    ],
    [
      '0x240 and old slabs',
      'spl_zlib_workspace_cache 0x00240 0 0 8388608 268104 0 0 0 0 0 0 0 0 0',
      '0.6.3',
      'likely',
    ],
    ['old slabs alone', 'zio_buf_32768 0x00040 0 0 1048576 32768 0 0 0 0 0 0 0 0 0', '0.6.1-0.6.3', 'likely'],
    ['slabs for eight', 'zio_buf_20480 0x00042 0 0 200704 20480 0 0 0 0 0 0 0 0 0', '0.6.4-0.8', 'likely'],
    [
      'slabs of no known rule',
      'zio_buf_20480 0x00042 0 0 200705 20480 0 0 0 0 0 0 0 0 0',
      '0.6.4-0.8',
      'guess',
    ],
  ])('from %s', (_what, row, era, confidence) => {
    expect(inferEra(parseProcSlab(row))).toMatchObject({ era, confidence });
  });

  it.each(REAL_LISTINGS)('of $id reads its flags and slabs as its version does', (real) => {
    const { era } = inferEra(asParsed(real));
    expect(era === real.era || (era === '0.6.1-0.6.3' && isBefore064(real.era))).toBe(true);
  });
});

describe('describeEra', () => {
  it('says how sure it is and why', () => {
    expect(describeEra({ era: '2.x', confidence: 'certain', reason: 'a flag that only 2.x sets' })).toBe(
      'This listing is from version 2.0 or later: its flags name a backing or a property that came with 2.0.',
    );
    expect(describeEra({ era: '0.6.4-0.8', confidence: 'likely', reason: 'slabs for eight objects' })).toBe(
      'This listing is probably from version 0.6.4 to 0.8: its slabs are sized for eight objects.',
    );
    expect(describeEra({ era: '0.6.4-0.8', confidence: 'guess', reason: 'nothing' })).toBe(
      'Nothing in this listing shows its version; it is read as 0.6.4 to 0.8.',
    );
  });
});
