import { describe, expect, test } from 'vitest';
import { readReport } from './read-report.ts';

const SPL = 'zio_buf_24576 0x00082 2568192 2162688 233472 24576 11 11 12 88 88 96 0 0 0';
const LATER = 'zio_buf_24576 0x00082 3035136 2359296 233472 24576 13 12 12 104 96 96 0 0 0';
const HEAD = 'name flags size alloc slabsize objsize total alloc max total alloc max dlock alloc max';
const SLABINFO = 'dnode_t 2395884 2584602 872 18 4 : tunables 0 0 0 : slabdata 143589 143589 0';

/** The only part of a text. */
function part(text: string): unknown {
  const { parts } = readReport(text);
  expect(parts).toHaveLength(1);
  return parts[0];
}

describe('readReport: listings', () => {
  test('reads the grouped form of 0.4.8 to 0.6.0-rc2 and computes size and alloc', () => {
    expect(part('zio_buf_69632 0x10042 - 69632 56 4194304 - 0 0 0 - 3 3 3 - 168 33 128')).toMatchObject({
      kind: 'spl-slab',
      era: '0.4.8 to 0.6.0-rc2',
      rows: [{ flags: 0x10042, size: 12_582_912, alloc: 2_297_856, emergency: null, states: ['REAPING'] }],
    });
  });

  test('reads the form without flags', () => {
    const row = { flags: null, size: 2_621_440, objects: { total: 2720, alloc: 709, max: 4862 } };
    expect(part('zio_cache 912 34 32768 - 0 0 0 - 80 24 143 - 2720 709 4862')).toMatchObject({ rows: [row] });
  });

  test('a second head begins a second moment', () => {
    const { parts, ignoredLines } = readReport(`before\n${HEAD}\n${SPL}\nafter\n${HEAD}\n${LATER}`);
    expect(parts.map(({ moment, lines }) => [moment, lines])).toEqual([
      [1, [2, 3]],
      [2, [5, 6]],
    ]);
    expect(ignoredLines).toBe(2);
  });

  test('the two sides of a diff are two moments, and its context belongs to both', () => {
    const other = SPL.replace('zio_buf_24576', 'zio_buf_28672');
    const { parts } = readReport(`--- a\n+++ b\n@@ -1,3 +1,3 @@\n ${HEAD}\n ${other}\n-${SPL}\n+${LATER}`);
    expect(parts.map(({ rows }) => rows)).toMatchObject([
      [{ name: 'zio_buf_28672' }, { size: 2_568_192 }],
      [{ name: 'zio_buf_28672' }, { size: 3_035_136 }],
    ]);
  });

  test('reads slabinfo with the bytes that its pages hold', () => {
    expect(part(SLABINFO)).toMatchObject({ kind: 'slabinfo', rows: [{ heldBytes: 2_352_562_176 }] });
    const [large] = readReport(SLABINFO, { pageSize: 65_536 }).parts;
    expect(large?.rows).toMatchObject([{ heldBytes: 143_589 * 4 * 65_536 }]);
  });

  test('reads slabtop, the list of the OOM killer, and sdb with and without -v', () => {
    expect(part('1364020 1364020 100%    1.11K  48715       28   1558880K zfs_znode_cache')).toMatchObject({
      rows: [{ name: 'zfs_znode_cache', objSizeKiB: 1.11, cacheKiB: 1_558_880 }],
    });
    expect(part('[34731.968783] zio_cache   346KB   494KB')).toMatchObject({
      rows: [{ name: 'zio_cache', usedKiB: 346, totalKiB: 494 }],
    });
    const cache = { name: 'b', entrySize: 135_680, objects: 760, backing: 'SPL', util: 82 };
    expect(part('b 135680 760 98.3MB b[SPL ] 119.0MB 82')).toMatchObject({ rows: [cache] });
    const verbose =
      '0xffffa08957d76c00 b KMC_KVMEM 131072 135680 1085440 8 8 97 97 98.3MB 119.0MB 776 760 16 b[SPL ] 82';
    expect(part(verbose)).toMatchObject({ rows: [cache] });
  });

  test('names lists of crash and of FreeBSD, and says what to paste', () => {
    const crash = readReport('CACHE OBJSIZE ALLOCATED TOTAL SLABS SSIZE NAME');
    expect(crash).toMatchObject({ parts: [{ kind: 'crash-kmem' }], problems: [{ kind: 'crash-kmem' }] });
    expect(readReport('zio_cache: 1040, 0, 12, 3, 99, 0, 0')).toMatchObject({ parts: [{ kind: 'uma' }] });
  });
});

describe('readReport: parameters', () => {
  test('reads systool, with the release', () => {
    const text =
      'Module = "spl"\n version = "0.8.3-1"\n spl_kmem_cache_expire= "2"\n spl_hostid_path = "/etc/hostid"';
    expect(part(text)).toMatchObject({
      era: '0.8.3',
      rows: [
        { name: 'spl_kmem_cache_expire', value: 2 },
        { name: 'spl_hostid_path', value: '/etc/hostid' },
      ],
    });
  });

  test('the last setting wins, comments and other modules are left out', () => {
    const path = '/sys/module/spl/parameters/spl_kmem_cache_obj_per_slab';
    const text = `options zfs zfs_arc_max=1\noptions spl spl_kmem_cache_obj_per_slab=8 spl_kmem_cache_expire=2
# options spl spl_kmem_cache_expire=1\necho 64 >${path} || true`;
    expect(part(text)).toMatchObject({
      rows: [
        { name: 'spl_kmem_cache_obj_per_slab', value: 64 },
        { name: 'spl_kmem_cache_expire', value: 2 },
      ],
    });
  });

  test('reads a value on the line after cat', () => {
    expect(part('# cat /sys/module/spl/parameters/spl_kmem_cache_slab_limit\n16384')).toMatchObject({
      rows: [{ value: 16_384 }],
    });
  });
});

describe('readReport: text as people paste it', () => {
  const wrapped = SPL.replace(' 11 11 12', '\n> 11 11 12');
  const cases: readonly [what: string, text: string][] = [
    ['quoted and wrapped', `> ${wrapped}`],
    ['behind the prefix of grep', `/proc/spl/kmem/slab:12:${SPL}`],
    ['in braces of Jira, with CRLF', `{noformat}\r\n${SPL}\r\n{noformat}\r\n`],
    [
      'with a byte order mark, tabs and entities',
      `\ufeff${SPL.replaceAll(' ', '\t').replace('\t', '&nbsp;')}`,
    ],
    ['in a fence, below a prompt', `\`\`\`\nroot@nas:~# cat /proc/spl/kmem/slab\n${SPL}\n\`\`\``],
    [
      'among lines of another file',
      `13 1 0x01 80 3840 149418829291571 399972304074152\nhits 4 801560163\n${SPL}`,
    ],
  ];
  test.each(cases)('reads a row %s', (_, text) => {
    const { parts, problems } = readReport(text);
    expect(problems).toEqual([]);
    expect(parts).toMatchObject([{ rows: [{ name: 'zio_buf_24576', emergency: { dlock: 0 } }] }]);
  });

  test('names the field of a row that is not a number, with and without a head', () => {
    const wrong = SPL.replace('zio', 'other').replace('24576 11', 'twenty 11');
    for (const head of ['', HEAD]) {
      const { problems } = readReport(`${head}\n${SPL}\n${wrong}`);
      expect(problems).toMatchObject([{ line: 3, kind: 'not a number' }]);
    }
  });

  test('counts equal problems of rows', () => {
    const cut = SPL.split(' ').slice(0, 9).join(' ');
    const { problems } = readReport(`${HEAD}\n${cut}\nx\n${cut}\ny\n${SPL}`);
    expect(problems).toMatchObject([{ line: 2, kind: 'field count' }]);
    expect(problems[0]?.text).toContain('1 more line');
  });

  test.each(['', 'hello', '{"a":1}', '# tracer: nop\n', '-'.repeat(5000)])('%j gets one sentence', (text) => {
    const { parts, problems } = readReport(text);
    expect([parts.length, problems.length]).toEqual([0, 1]);
  });
});
