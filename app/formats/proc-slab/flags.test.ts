import { describe, expect, it } from 'vitest';
import { backingOf, decodeFlags } from './flags.ts';
import { parseProcSlab } from './parse.ts';

describe('decodeFlags', () => {
  it.each([
    [0x042, '0.6.4-0.8', ['NODEBUG', 'VMEM']],
    [0x240, '0.6.4-0.8', ['VMEM', 'NOEMERGENCY']],
    [0x240, '0.6.3', ['VMEM', 'NOEMERGENCY']],
    [0x140, '0.6.1-0.6.2', ['VMEM', 'NOEMERGENCY']],
    [0x0a0, '0.6.1-0.6.2', ['KMEM', 'OFFSLAB']],
    [0x10040, '0.6.1-0.6.3', ['VMEM', 'REAPING']],
    [0x086, '0.8', ['NODEBUG', 'NOMAGAZINE', 'SLAB']],
    [0x200080, '2.x', ['KVMEM', 'RECLAIMABLE']],
    [0x102, '2.x', ['NODEBUG', 'SLAB']],
  ] as const)('names the bits of %i as %s used them', (flags, era, names) => {
    expect(decodeFlags(flags, era)).toEqual({ names, unknown: 0 });
  });

  it('keeps the bits that have no name, even the highest', () => {
    expect(decodeFlags(0x80000042, '0.6.4-0.8')).toEqual({ names: ['NODEBUG', 'VMEM'], unknown: 0x80000000 });
    expect(decodeFlags(0x42, '2.x')).toEqual({ names: ['NODEBUG'], unknown: 0x40 });
  });
});

describe('backingOf', () => {
  const row = (flags: string): string => `cache_${flags} ${flags} 0 0 8192 112 0 0 0 0 0 0 0 0 0`;
  const text = [
    row('0x00020'),
    row('0x00042'),
    row('0x00080'),
    row('0x00002'),
    'zio 0x100 - 0 - 8 - - - - 0 - - - -',
  ];
  const { rows } = parseProcSlab(text.join('\n'));

  it('reads pages, virtual memory, kvmem and the Linux slab', () => {
    expect(rows.map((each) => backingOf(each, '2.x'))).toEqual([null, null, 'KVMEM', null, 'SLAB']);
    expect(rows.map((each) => backingOf(each, '0.8'))).toEqual(['KMEM', 'VMEM', 'SLAB', null, 'SLAB']);
  });
});
