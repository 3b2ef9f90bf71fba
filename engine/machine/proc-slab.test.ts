import { describe, expect, it } from 'vitest';
import { formatProcSlab, type ProcSlabLine } from './proc-slab.ts';

const BUFFERS: ProcSlabLine = {
  name: 'zio_buf_20480',
  flags: 0x42,
  slabSize: 200704,
  objSize: 20480,
  slabTotal: 45,
  slabAlloc: 45,
  slabMax: 426,
  objTotal: 360,
  objAlloc: 328,
  objMax: 3408,
  objDeadlock: 1,
  objEmergency: 0,
  objEmergencyMax: 2,
};

const HEADER = [
  '--------------------- cache -------------------------------------------------------  ----- slab ------  ---- object -----  --- emergency ---',
  'name                                    flags      size     alloc slabsize  objsize  total alloc   max  total alloc   max  dlock alloc   max',
];

describe('formatProcSlab', () => {
  it('prints two header lines for no caches', () => {
    expect(formatProcSlab([])).toBe(`${HEADER.join('\n')}\n`);
  });

  it('prints a line for each cache, with the bytes held and in use', () => {
    const line =
      'zio_buf_20480                         0x00042   9031680   6717440   200704    20480     45    45   426    360   328  3408      1     0     2';
    expect(formatProcSlab([BUFFERS, BUFFERS])).toBe(`${[...HEADER, line, line].join('\n')}\n`);
  });

  it('lets a wide figure push the rest to the right', () => {
    const grown = { ...BUFFERS, slabTotal: 123456, flags: 0x200042 };
    expect(formatProcSlab([grown])).toContain(
      'zio_buf_20480                         0x200042 24778113024   6717440   200704    20480  123456    45   426  ',
    );
  });

  it('keeps two spaces after a name that fills or overflows its column', () => {
    const name = 'a_cache_with_a_name_of_more_than_36_characters';
    expect(formatProcSlab([{ ...BUFFERS, name }])).toContain(`\n${name}  0x00042   9031680`);
  });
});
