import { describe, expect, test } from 'vitest';
import { BROKEN, broken, quotedPrintable } from './broken-lines.fixture.ts';
import { readReport } from './read-report.ts';
import type { ReportPart } from './report.ts';

/** Lines of a table of each kind. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  slab: [
    'zio_data_buf_131072                   0x00042   4325376   4194304   270336   131072     16    16    16     32    32    32      0     0     0',
    'zio_buf_comb_24576                    0x00082   2568192   2162688   233472    24576     11    11    12     88    88    96      0     0     0',
  ],
  'slab of 0.5': [
    'zio_cache                                  0x0040 - 912 34 32768 - 0 150 70 - 80 24 143 - 2720 709 4862',
    'zio_buf_1024                               0x0042 - 1024 32 65536 - 0 9 6 - 3 3 3 - 96 33 96',
  ],
  slabinfo: [
    'zio_buf_16384     258768 258768  16384    2    8 : tunables    0    0    0 : slabdata 129384 129384      0',
    ':t-0000048        239584 258460     48   85    1 : tunables  120   60    8 : slabdata   3040   3041      0',
  ],
  slabtop: [
    '1364020 1364020 100%    1.11K  48715       28   1558880K zfs_znode_cache',
    '   5120    5120 100%    0.01K     10      512        40K kmalloc-8',
  ],
  oom: ['zio_buf_comb_4096       5032KB       5468KB', 'kmalloc-8192              19KB         19KB'],
  sdb: [
    'zio_data_buf_131072          135680         760        98.3MB      zio_data_buf_131072[SPL ]      119.0MB   82',
    'dnode_t                        1168       25533        28.4MB                  dnode_t[SLUB]       28.6MB   99',
  ],
  'sdb -v': [
    '0xffffa08957d76c00 zio_data_buf_131072                    KMC_NODEBUG|KMC_KVMEM      131072     135680   1085440                8                8   334          334       312.6MB      345.7MB   2672        2416           256      zio_data_buf_131072[SPL ]   90',
    '0xffffa089574f0200 zio_data_buf_512         KMC_NODEBUG|KMC_NOMAGAZINE|KMC_SLAB         512        512         0                0                0     0            0       128.0MB      128.0MB 262175      262175             0         zio_data_buf_512[SLUB]   99',
  ],
  'slab of Linux caches': [
    'spl_zlib_workspace_cache              0x00080  17161728  17158656  2145216   268104      8     8     8     64    64    64      0     0     0',
    'mod_hash_entries                      0x00100         -       840        -       24      -     -     -      -    35     -      -     -     -',
  ],
  systool: ['    spl_kmem_cache_expire= "2"', '    spl_kmem_cache_obj_per_slab= "8"'],
};

/** What people and programs put around the lines of a table. */
const SURROUNDINGS: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  'cat -n': (lines) => lines.map((line, i) => `     ${i + 1}\t${line}`).join('\n'),
  'the numbers of an editor': (lines) => lines.map((line, i) => `${i + 1} | ${line}`).join('\n'),
  'a numbered list': (lines) => lines.map((line, i) => `${i + 1}) ${line}`).join('\n'),
  'grep -n on files': (lines) => lines.map((line, i) => `/var/log/a-1.txt:${i + 1}:${line}`).join('\n'),
  'grep -C': (lines) => lines.map((line, i) => `host1/a.txt-${i + 1}-${line}`).join('\n'),
  'grep -T': (lines) => lines.map((line, i) => `a.txt:${i + 1}:\t${line}`).join('\n'),
  'several hosts': (lines) => lines.map((line) => `[nas01] ${line}`).join('\n'),
  'an ad-hoc command of ansible': (lines) =>
    lines.map((line) => `nas01 | CHANGED | rc=0 >> ${line}`).join('\n'),
  'ts -s': (lines) => lines.map((line) => `00:00:01 ${line}`).join('\n'),
  'seconds of the clock': (lines) => lines.map((line) => `1720000000.123456 ${line}`).join('\n'),
  'a log of containers': (lines) =>
    lines.map((line) => `2024-07-05T10:00:00.000000000Z stdout F ${line}`).join('\n'),
  comments: (lines) => lines.map((line) => `// ${line}`).join('\n'),
  'a list of JSON': (lines) => JSON.stringify({ stdout_lines: lines }, null, 2),
  'a text of JSON': (lines) => JSON.stringify({ stdout: lines.join('\n') }),
  'bytes of Python': (lines) => `b'${lines.join('\\n')}'`,
  'a variable of a shell': (lines) => `SLAB="${lines.join('\n')}"`,
  'colours of which the first character was lost': (lines) =>
    lines.map((line) => `[01;32m${line}[0m`).join('\n'),
  'colours in letters': (lines) => lines.map((line) => `\\033[31m${line}\\033[0m`).join('\n'),
  'tags of a forum': (lines) => `[code]${lines.join('\n')}[/code]`,
  'entities of entities': (lines) =>
    lines
      .join('\n')
      .replaceAll('<', '&amp;lt;')
      .replaceAll('"', '&amp;quot;')
      .replaceAll('  ', '&amp;nbsp; '),
  'a diff in which the file is new': (lines) =>
    `--- /dev/null\n+++ b/a.txt\n@@ -0,0 +1,2 @@\n${lines.map((line) => `+${line}`).join('\n')}`,
};

const WIDTHS = [60, 64, 68, 72, 76];

/** Surroundings of tables, but not of settings, which a program prints one by one. */
const OF_TABLES: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  'a terminal of 80 columns': (lines) => lines.map((line) => line.match(/.{1,80}/g)?.join('\n')).join('\n'),
  'a mail of 72 columns': (lines) =>
    lines.map((line) => `> ${line.match(/.{1,72}/g)?.join('\n> ')}`).join('\n'),
  'a spreadsheet': (lines) =>
    lines
      .map((line) =>
        line
          .trim()
          .split(/\s+(?!\])/)
          .join(','),
      )
      .join('\n'),
  'a spreadsheet with quotes': (lines) =>
    lines
      .map(
        (line) =>
          `"${line
            .trim()
            .split(/\s+(?!\])/)
            .join('";"')}"`,
      )
      .join('\r\n'),
  'cells without blanks': (lines) =>
    lines
      .map((line) =>
        line
          .trim()
          .split(/\s+(?!\])/)
          .join('|'),
      )
      .join('\n'),
  tabs: (lines) => lines.map((line) => line.trim().replaceAll(/\s+/g, '\t')).join('\n'),
};

function found(text: string): readonly (readonly [ReportPart['kind'], ReportPart['rows']])[] {
  return readReport(text).parts.map(({ kind, rows }) => [kind, rows]);
}

describe.each(Object.entries(TABLES))('a table of the kind %s is read', (kind, lines) => {
  const around = kind === 'systool' ? SURROUNDINGS : { ...SURROUNDINGS, ...OF_TABLES };
  const rows = found(lines.join('\n'));
  // Its flags have the bars between cells in them.
  const known = Object.entries(around).filter(
    ([name]) => kind !== 'sdb -v' || name !== 'cells without blanks',
  );
  test.each(known)('in %s', (_, surround) => {
    const text = surround(lines);
    expect(found(text)).toEqual(rows);
    expect(readReport(text).problems).toEqual([]);
  });

  test.each(Object.entries(BROKEN))('broken at 60 to 76 columns: %s', (_, way) => {
    for (const width of WIDTHS) {
      const pieces = broken(lines, width, way);
      const text = pieces.join('\n');
      const report = readReport(text);
      expect([width, found(text), report.problems]).toEqual([width, rows, []]);
      const isBroken = pieces.length > lines.length;
      expect([width, report.remarks?.map(({ kind: what }) => what)]).toEqual([
        width,
        isBroken ? ['joined rows'] : undefined,
      ]);
    }
  });

  test('in a mail in its raw form', () => {
    const text = quotedPrintable(lines.join('\n'));
    expect(found(text)).toEqual(rows);
    expect(readReport(text)).toMatchObject({ problems: [], remarks: [{ kind: 'quoted-printable' }] });
  });
});

test('hosts that write by turns have a listing each', () => {
  const lines = TABLES['slab'] ?? [];
  const head = 'name flags size alloc slabsize objsize total alloc max total alloc max dlock alloc max';
  const text = [head, ...lines].flatMap((line) => [`node1: ${line}`, `node2: ${line}`]).join('\n');
  const [[, rows = []] = []] = found(lines.join('\n'));
  expect(readReport(text).parts.map((part) => [part.moment, part.lines, part.rows])).toEqual([
    [1, [1, 5], rows],
    [2, [2, 6], rows],
  ]);
});

describe('what cannot be restored with certainty is said:', () => {
  test.each([
    ['figures without a name', 'zio_cache 0x00040 10 8 4 4 1 1 1 2 2 2 0 0 0\n12 0\n', 2, 'loose figures'],
    ['a name that is cut', 'options spl spl_kmem_cache_max_siz=1024', 1, 'unknown parameter'],
  ])('%s', (_, text, line, kind) => {
    expect(readReport(text).problems).toContainEqual(expect.objectContaining({ line, kind }));
  });
});

test('a word below the last row is not the end of its name', () => {
  const [row = ''] = TABLES['slabtop'] ?? [];
  expect(found(`${row}\nthanks`)).toEqual(found(row));
});

test('a name that fills its column is parted from its flags', () => {
  const name = 'a_cache_with_a_very_long_name_0x_of_some_module';
  const [row = ''] = TABLES['slab'] ?? [];
  const flags = row.slice(row.indexOf('0x'));
  const report = readReport(`${name}${flags}`);
  expect(report).toMatchObject({ problems: [], remarks: [{ line: 1, kind: 'parted name' }] });
  expect(report.parts[0]?.rows).toEqual(readReport(`${name} ${flags}`).parts[0]?.rows);
});

test('settings of a table of cells, with or without the sign of equality', () => {
  const rows = found('spl_kmem_cache_expire = 2\nspl_kmem_cache_slab_limit = 16384');
  for (const text of [
    'spl_kmem_cache_expire,=,"2"\nspl_kmem_cache_slab_limit,=,"16384"',
    'spl_kmem_cache_expire=,"2"\nspl_kmem_cache_slab_limit=,"16384"',
    '"spl_kmem_cache_expire","2"\n"spl_kmem_cache_slab_limit","16384"',
    'spl_kmem_cache_expire;2\nspl_kmem_cache_slab_limit;16384',
  ])
    expect([text, found(text)]).toEqual([text, rows]);
});

test('a row that has lost its end is not finished with what comes after the table', () => {
  const text = 'Module = "spl"\n    spl_taskq_kick      = "0"\n    spl_taskq_threa\n(END)';
  expect(readReport(text).parts.map(({ rows }) => rows)).toEqual([[{ name: 'spl_taskq_kick', value: 0 }]]);
});
