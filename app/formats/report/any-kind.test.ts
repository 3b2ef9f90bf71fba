import { describe, expect, test } from 'vitest';
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
  test.each(Object.entries(around))('in %s', (_, surround) => {
    const text = surround(lines);
    expect(found(text)).toEqual(found(lines.join('\n')));
    expect(readReport(text).problems).toEqual([]);
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

test('a row that has lost its end is not finished with what comes after the table', () => {
  const text = 'Module = "spl"\n    spl_taskq_kick      = "0"\n    spl_taskq_threa\n(END)';
  expect(readReport(text).parts.map(({ rows }) => rows)).toEqual([[{ name: 'spl_taskq_kick', value: 0 }]]);
});
