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
  ['splslab.py', 'name flags size alloc slabsize objsize\nzio_buf_1 NDBG|VMEM 1 2 3 4'],
  ['meminfo', 'Slab:            5000000 kB\nSUnreclaim:      4900000 kB'],
  ['zfs parameters', 'options zfs zfs_arc_max=1073741824'],
  ['top', '> top - 10:00:01 up 3 days,  2:11,  1 user,  load average: 0.00, 0.01, 0.05'],
  ['ps', 'USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND'],
  ['vmstat', 'procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----'],
  ['proc vmstat', 'nr_free_pages 250000\nnr_slab_reclaimable 25000\nnr_slab_unreclaimable 1225000'],
  [
    'buddyinfo',
    'Node 0, zone      DMA      1      0      0      1      2      1      1      0      1      1      3',
  ],
  ['arcstat', '    time  read  miss  miss%  dmis  dm%  pmis  pm%  mmis  mm%  size     c  avail'],
  ['dbufstat', 'pool             objset      object                      dtype   cached'],
  ['zpool', '              capacity     operations     bandwidth\npool        alloc   free   read  write'],
  ['zpool', '  pool: tank\n state: ONLINE'],
  ['zfs', 'NAME         USED  AVAIL  REFER  MOUNTPOINT\ntank        1.20T   800G    96K  /tank'],
  [
    'spl taskq',
    'taskq                       act  nthr  spwn  maxt   pri  mina         maxa  cura        flags',
  ],
  [
    'kstat',
    '12 1 0x01 11 2992 6543210 987654321\nname                            type data\ndmu_tx_assigned  4  1',
  ],
  ['iostat', 'avg-cpu:  %user   %nice %system %iowait  %steal   %idle'],
  ['df', 'Filesystem     1K-blocks    Used Available Use% Mounted on'],
  ['lsmod', 'Module                  Size  Used by\nzfs                  3751936  6'],
  ['stack', '[<ffffffff81234567>] spl_kmem_cache_alloc+0x4d/0x1a0 [spl]'],
  ['source code', '#define KMC_SLAB 0x00000100\nstatic int\nspl_kmem_cache_init(void)\n{\n\treturn (0);\n}'],
  ['web page', '<!DOCTYPE html>\n<html><body><p>Hello</p></body></html>'],
])('a text that is of no use is named in one sentence: %s', (kind, text) => {
  const { parts, problems } = readReport(text);
  expect(parts).toEqual([]);
  expect(problems).toMatchObject([{ line: null, kind }]);
  expect(problems[0]?.text).toMatch(/^This is .+\. Paste what /);
});
