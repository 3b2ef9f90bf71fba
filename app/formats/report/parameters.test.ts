import { describe, expect, test } from 'vitest';
import { readReport } from './read-report.ts';

const PATH = '/sys/module/spl/parameters/spl_kmem_cache_slab_limit';

function parametersIn(text: string): readonly unknown[] {
  return readReport(text)
    .parts.filter(({ kind }) => kind === 'parameters')
    .flatMap(({ rows }) => rows);
}

describe('a parameter is read out of', () => {
  test.each([
    ['modprobe.d', 'options spl spl_kmem_cache_slab_limit=0'],
    ['grep on modprobe.d', '/etc/modprobe.d/spl.conf:options spl spl_kmem_cache_slab_limit=0'],
    ['a line of modprobe.d that is wrapped', 'options spl \\\n  spl_kmem_cache_slab_limit=0'],
    ['the command line of the kernel', 'BOOT_IMAGE=/vmlinuz ro spl.spl_kmem_cache_slab_limit=0 quiet'],
    ['the configuration of GRUB', 'GRUB_CMDLINE_LINUX="quiet spl.spl_kmem_cache_slab_limit=0"'],
    ['that of NixOS', '  boot.extraModprobeConfig = "options spl spl_kmem_cache_slab_limit=0";'],
    ['modprobe below a prompt', 'root@nas:~ # modprobe spl spl_kmem_cache_slab_limit=0'],
    ['insmod', 'sudo insmod ./spl.ko spl_kmem_cache_slab_limit=0'],
    ['echo', `echo 0 > ${PATH}`],
    ['tee', `echo "0" | sudo tee ${PATH}`],
    ['tmpfiles.d', `w ${PATH} - - - - 0`],
    ['sysfs.conf', 'module/spl/parameters/spl_kmem_cache_slab_limit = 0'],
    ['cat', `$ cat ${PATH}\n0`],
    ['grep on sysfs', `${PATH}:0`],
    ['a loop', 'spl_kmem_cache_slab_limit: 0'],
    ['head', `==> ${PATH} <==\n0`],
    ['arc_summary', 'Solaris Porting Layer (SPL):\n        spl_kmem_cache_slab_limit                  0'],
    ['arc_summary -a', 'Solaris Porting Layer (SPL):\n        spl_kmem_cache_slab_limit=0'],
    ['systool with the quotes of a word processor', 'Module = "spl"\n  spl_kmem_cache_slab_limit= “0”'],
  ])('%s', (_, text) => {
    expect(parametersIn(text)).toEqual([{ name: 'spl_kmem_cache_slab_limit', value: 0 }]);
    expect(readReport(text).problems).toEqual([]);
  });
});

test.each([
  ['a comment', '#options spl spl_kmem_cache_slab_limit=0'],
  ['a comment with grep', '/etc/modprobe.d/spl.conf:#options spl spl_kmem_cache_slab_limit=0'],
  [
    'modinfo',
    'parm:           spl_kmem_cache_slab_limit:Objects less than N bytes use the Linux slab (uint)',
  ],
  ['a parameter of zfs', 'options zfs zfs_arc_max=1'],
])('%s sets nothing', (_, text) => {
  expect(parametersIn(text)).toEqual([]);
});

test('a remark behind settings that are wrapped is left out', () => {
  const text = 'options spl spl_kmem_cache_slab_limit=16384 \\\n  spl_kmem_cache_obj_per_slab=4 # not 8\n';
  expect(readReport(text).parts.map(({ rows }) => rows)).toEqual([
    [
      { name: 'spl_kmem_cache_slab_limit', value: 16_384 },
      { name: 'spl_kmem_cache_obj_per_slab', value: 4 },
    ],
  ]);
});

test.each(['cat', 'head -1', 'tail'])('a value is read below the command %s', (command) => {
  const text = `$ ${command} /sys/module/spl/parameters/spl_kmem_cache_expire\n2`;
  expect(readReport(text).parts.map(({ rows }) => rows)).toEqual([
    [{ name: 'spl_kmem_cache_expire', value: 2 }],
  ]);
});
