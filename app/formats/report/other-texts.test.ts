import { expect, test } from 'vitest';
import { readReport } from './read-report.ts';

test.each([
  ['head only', 'name flags size alloc slabsize objsize total alloc max total alloc max dlock alloc max'],
  ['head only', 'slabinfo - version: 2.1\n# name            <active_objs> <num_objs> <objsize>'],
  ['vmstat -m', 'Cache                       Num  Total   Size  Pages\next4_inode_cache  1 2 3 4'],
  ['freebsd sysctl', 'kern.ostype: FreeBSD\nvfs.zfs.arc_max: 0\nvm.uma.zio_buf_1.size: 1'],
  ['kmastat', 'cache                        buf    buf    buf    memory     alloc alloc'],
  [
    'slabinfo tool',
    'Name                   Objects Objsize           Space Slabs/Part/Cpu  O/S O %Fr %Ef Flg',
  ],
  ['free', '               total        used        free      shared  buff/cache   available'],
  ['kernel log', 'Jul 5 10:00:00 nas kernel: Mem-Info:\nactive_anon:1'],
  ['modinfo', 'parm:           spl_kmem_cache_expire:By age (0x1) or low memory (0x2) (uint)'],
  ['compressed file', '\u001f\ufffd\u0008\u0000'],
  ['picture', '\ufffdPNG\r\n'],
  ['arcstats', 'ARC size (current):                                     50.0 %    1.0 GiB'],
])('a text that is of no use is named in one sentence: %s', (kind, text) => {
  const { parts, problems } = readReport(text);
  expect(parts).toEqual([]);
  expect(problems).toMatchObject([{ line: null, kind }]);
  expect(problems[0]?.text).toMatch(/^This is .+\. Paste what /);
});
