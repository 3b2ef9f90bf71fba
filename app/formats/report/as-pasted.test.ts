import { describe, expect, test } from 'vitest';
import { readReport } from './read-report.ts';
import type { ReportPart } from './report.ts';

const HEAD = 'name flags size alloc slabsize objsize total alloc max total alloc max dlock alloc max';
const FIRST = 'zio_buf_comb_24576 0x00082 2568192 2162688 233472 24576 11 11 12 88 88 96 0 0 0';
const SECOND = 'zio_buf_comb_28672 0x00082 266240 229376 266240 28672 1 1 1 8 8 8 0 0 0';
const ROWS = [FIRST, SECOND];
const SLABINFO = 'dnode_t 2395884 2584602 872 18 4 : tunables 0 0 0 : slabdata 143589 143589 0';
const SLABTOP = '1364020 1364020 100%    1.11K  48715       28   1558880K zfs_znode_cache';
const OOM = 'zio_buf_comb_4096       5032KB       5468KB';

/** The rows of a text with nothing around them. */
function plainRows(text: string): ReportPart['rows'] {
  const [part] = readReport(text).parts;
  if (part === undefined) throw new Error('nothing was found');
  return part.rows;
}

function around(row: (line: string, index: number) => string): string {
  return [HEAD, ...ROWS].map(row).join('\n');
}

const cells = (row: string): string[] => row.split(' ');

describe('a listing is read out of what programs, mails and trackers make of it:', () => {
  const texts: readonly (readonly [what: string, text: string])[] = [
    [
      'a log of the kernel through syslog',
      around((line) => `Jul  5 10:00:00 nas kernel: [34731.96] ${line}`),
    ],
    ['journalctl in another language', around((line) => `juil. 05 10:00:00 nas kernel: ${line}`)],
    ['journalctl -o short-full', around((line) => `Fri 2024-07-05 10:00:00 CEST nas kernel: ${line}`)],
    ['journalctl -o short-precise', around((line) => `Jul 05 10:00:00.123456 nas cron[77]: ${line}`)],
    ['dmesg -T', around((line) => `[Fri Jul  5 10:00:00 2024] ${line}`)],
    ['dmesg -x', around((line) => `kern  :info  : [   12.345678] ${line}`)],
    ['a kernel that prints the thread', around((line) => `[   12.345678][ T1234] ${line}`)],
    ['a chat', around((line) => `12:01 <nick> ${line}`)],
    ['a loop that prints the time', around((line) => `2024-01-05 12:00:01 ${line}`)],
    ['a loop that prints the seconds', around((line) => `1700000000 ${line}`)],
    ['grep with its line numbers', around((line, i) => `slab.before.txt:${i + 2}:${line}`)],
    ['grep with context', around((line, i) => `/proc/spl/kmem/slab-${i + 2}-${line}`)],
    ['pdsh', around((line) => `node-01.example: ${line}`)],
    ['cat -n', around((line, i) => `     ${i + 1}\t${line}`)],
    ['cat -A', around((line) => `${line.replaceAll(' ', '^I')}$`)],
    ['a terminal with colours', around((line) => `\u001b[1;31m${line}\u001b[0m\u001b[K`)],
    ['script, with titles and pasting', around((line) => `\u001b]0;root@nas: ~\u0007\u001b[?2004l${line}\r`)],
    ['a serial console', around((line) => `${line}\r\r`)],
    ['three levels of quotes', around((line) => `> > > ${line}`)],
    ['a list of Markdown', around((line) => `- ${line}`)],
    ['a list of JSON', around((line) => `    "${line}",`)],
    ['a text of JSON', `{"stdout": "${around((line) => line).replaceAll('\n', '\\n')}"}`],
    [
      'a text of JSON with tabs',
      `"out": "${around((line) => line.replaceAll(' ', '\\t')).replaceAll('\n', '\\r\\n')}"`,
    ],
    [
      'a table of Markdown',
      `| ${cells(HEAD).join(' | ')} |\n|${'---|'.repeat(15)}\n${ROWS.map((row) => `| ${cells(row).join(' | ')} |`).join('\n')}`,
    ],
    [
      'a table of Markdown without blanks',
      `|${cells(HEAD).join('|')}|\n|${':-:|'.repeat(15)}\n${ROWS.map((row) => `|${cells(row).join('|')}|`).join('\n')}`,
    ],
    [
      'a table of Jira',
      `||${cells(HEAD).join('||')}||\n${ROWS.map((row) => `|${cells(row).join('|')}|`).join('\n')}`,
    ],
    [
      'a table with lines of boxes',
      `┌──┬──┐\n${around((line) => `│ ${cells(line).join(' │ ')} │`)}\n└──┴──┘`,
    ],
    [
      'a grid of reStructuredText',
      `+---+---+\n${around((line) => `| ${cells(line).join(' | ')} |`)}\n+===+===+`,
    ],
    [
      'HTML in one line',
      `<table>${around((line) => `<tr><td>${cells(line).join('</td><td>')}</td></tr>`).replaceAll('\n', '')}</table>`,
    ],
    [
      'HTML with a cell in each line',
      `<table>\n${around((line) => `<tr class="row">\n  <td>${cells(line).join('</td>\n  <td>')}</td>\n</tr>`)}\n</table>`,
    ],
    [
      'HTML with a paragraph for each line',
      around((line) => `<p><tt>${line.replaceAll(' ', '&nbsp;')}</tt></p>`).replaceAll('\n', ''),
    ],
    ['a word processor', around((line) => line.replaceAll(' ', '\u00a0\u2003'))],
    ['a chat that hides characters', around((line) => `\u200e${line}\u2060`)],
    [
      'a spreadsheet with commas between thousands',
      around((line) => line.replaceAll(/\b\d{4,}\b/g, grouped(','))),
    ],
    [
      'a spreadsheet with dots between thousands',
      around((line) => line.replaceAll(/\b\d{4,}\b/g, grouped('.'))),
    ],
    [
      'a spreadsheet with narrow blanks between thousands',
      around((line) => line.replaceAll(/(?<=\s)\d{4,}\b/g, grouped('\u202f'))),
    ],
    ['Arabic digits', around((line, i) => (i === 0 ? line : inArabic(line)))],
    [
      'rows wrapped in a mail',
      around((line) => (line === HEAD ? line : line.replace(/^((?:\S+ ){6})/, '$1\n> '))),
    ],
    [
      'rows with the name alone on its line',
      around((line) => (line === HEAD ? line : line.replace(' ', '\n    '))),
    ],
    [
      'a head that is cut',
      around((line) => (line === HEAD ? 'name flags size alloc slabsize objsize total alloc max tot' : line)),
    ],
    ['a log of containers', around((line) => `2024-07-05T10:00:00.123456789Z stdout F ${line}`)],
    ['a log with levels', around((line) => `2024-07-05 10:00:00,123 INFO ${line}`)],
    ['docker compose', around((line) => `app_1  | ${line}`)],
    ['bold type', around((line) => `**${line}**`)],
    ['brackets', around((line) => `[${line}]`)],
    ['a numbered list', around((line, i) => `${i + 1}. ${line}`)],
    ['messages in JSON', around((line) => JSON.stringify({ level: 'info', message: line }))],
    [
      'rows broken in a figure',
      around((line) => (line === HEAD ? line : line.replace('24576 11', '245\n76 11'))),
    ],
    ['no head', ROWS.join('\n')],
  ];
  const expected = plainRows(ROWS.join('\n'));
  test.each(texts)('%s', (_, text) => {
    const { parts, problems } = readReport(text);
    expect(problems).toEqual([]);
    expect(parts.map(({ kind, moment, rows }) => [kind, moment, rows])).toEqual([['spl-slab', 1, expected]]);
  });
});

function grouped(mark: string): (digits: string) => string {
  return (digits) => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, mark);
}

/** All digits except those of the name and the flags. */
function inArabic(line: string): string {
  const [name = '', flags = '', ...figures] = cells(line);
  const words = figures.map((word) =>
    word.replaceAll(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  );
  return [name, flags, ...words].join(' ');
}

describe('rows of other tables are read', () => {
  test.each([
    ['a log of the kernel in another language', `7月 05 10:00:00 nas kernel: ${OOM}`, OOM],
    ['dmesg -T', `[Fri Jul  5 10:00:00 2024] ${OOM}`, OOM],
    ['grep', `before.log:17:${OOM}`, OOM],
    ['grep on slabtop', `slabtop.txt:17:${SLABTOP}`, SLABTOP],
    ['a locale with decimal commas', SLABTOP.replace('1.11K', '1,11K'), SLABTOP],
    ['commas between thousands', SLABINFO.replace('2395884 2584602', '2,395,884 2,584,602'), SLABINFO],
    [
      'a name that begins with a colon',
      `/proc/slabinfo:${SLABINFO.replace('dnode_t', ':t-0000048')}`,
      SLABINFO.replace('dnode_t', ':t-0000048'),
    ],
    [
      'a very long name',
      SLABINFO.replace('dnode_t', 'x_'.repeat(200)),
      SLABINFO.replace('dnode_t', 'x_'.repeat(200)),
    ],
  ])('%s', (_, text, plain) => {
    expect(plainRows(text)).toEqual(plainRows(plain));
    expect(readReport(text).problems).toEqual([]);
  });
});

describe('two moments in one text', () => {
  const AFTER = FIRST.replace('2568192 2162688', '3035136 2359296').replace(
    '11 11 12 88 88 96',
    '13 12 12 104 96 96',
  );
  const OTHER = SECOND;
  const before = [HEAD, FIRST, OTHER];
  const after = [HEAD, AFTER, OTHER];
  const texts: readonly (readonly [what: string, text: string])[] = [
    ['one after the other', ['before:', ...before, '', 'after:', ...after].join('\n')],
    ['without heads', ['before', FIRST, OTHER, 'after', AFTER, OTHER].join('\n')],
    [
      'diff -u',
      `--- a.txt\t2024-01-01\n+++ b.txt\t2024-01-02\n@@ -1,3 +1,3 @@\n ${HEAD}\n-${FIRST}\n+${AFTER}\n ${OTHER}`,
    ],
    ['diff -u in a mail', `> @@ -1,3 +1,3 @@\n> -${FIRST}\n> +${AFTER}\n>  ${OTHER}`],
    [
      'diff -c',
      `*** a.txt\t2024-01-01\n--- b.txt\t2024-01-02\n***************\n*** 1,3 ****\n  ${HEAD}\n! ${FIRST}\n  ${OTHER}\n--- 1,3 ----\n  ${HEAD}\n! ${AFTER}\n  ${OTHER}`,
    ],
    ['git diff --word-diff', `@@ -1,2 +1,2 @@\n${wordDiff(FIRST, AFTER)}\n${OTHER}`],
    ['paste', before.map((line, i) => `${line}\t${after[i]}`).join('\n')],
    ['diff -y', before.map((line, i) => `${line}${i === 1 ? '   |\t' : '\t\t'}${after[i]}`).join('\n')],
    [
      'a loop that prints the time before each row',
      [
        ...before.slice(1).map((line) => `10:00:01 ${line}`),
        ...after.slice(1).map((line) => `10:00:02 ${line}`),
      ].join('\n'),
    ],
  ];
  test.each(texts)('%s', (_, text) => {
    const { parts, problems } = readReport(text);
    expect(problems).toEqual([]);
    expect(parts.map(({ moment, rows }) => [moment, rows])).toEqual([
      [1, plainRows(before.join('\n'))],
      [2, plainRows(after.join('\n'))],
    ]);
  });

  test('of a plain diff have only what changed, with or without its head', () => {
    for (const head of ['2c2\n', '']) {
      const { parts } = readReport(`${head}< ${FIRST}\n---\n> ${AFTER}\n`);
      expect(parts.map(({ rows }) => rows)).toEqual([plainRows(FIRST), plainRows(AFTER)]);
    }
  });

  test('a cache that only one column has belongs to that moment', () => {
    const { parts } = readReport([`${FIRST}\t${AFTER}`, `${OTHER}\t`].join('\n'));
    expect(parts.map(({ rows }) => rows.map(({ name }) => name))).toEqual([
      ['zio_buf_comb_24576', 'zio_buf_comb_28672'],
      ['zio_buf_comb_24576'],
    ]);
  });

  test('have the titles that the text gives them, and not the commands that print them', () => {
    const { parts } = readReport(
      `## Before the upgrade\n\n# cat /proc/spl/kmem/slab\n${before.join('\n')}\nThu Jan  5 12:00:00 UTC 2023\n${after.join('\n')}`,
    );
    expect(parts.map(({ title }) => title)).toEqual(['Before the upgrade', 'Thu Jan 5 12:00:00 UTC 2023']);
  });
});

function wordDiff(from: string, to: string): string {
  const now = cells(to);
  return cells(from)
    .map((word, i) => (word === now[i] ? word : `[-${word}-]{+${now[i]}+}`))
    .join(' ');
}

test('listings of several kinds in one text keep their own moments', () => {
  const text = ['before', HEAD, FIRST, SLABINFO, SLABTOP, 'after', HEAD, FIRST, SLABINFO, OOM].join('\n');
  const { parts } = readReport(text);
  expect(parts.map(({ kind, moment }) => `${kind} ${moment}`)).toEqual([
    'spl-slab 1',
    'slabinfo 1',
    'slabtop 1',
    'spl-slab 2',
    'slabinfo 2',
    'oom-slab 1',
  ]);
});

describe('the release', () => {
  test.each([
    ['the table of a tracker', '| SPL Version | 0.6.5.9-1 |', '0.6.5.9'],
    ['that of ZFS where the SPL has none', 'ZFS Version | 2.1.5-1ubuntu6', '2.1.5'],
    ['the file of the module', '$ cat /sys/module/zfs/version\n2.2.4-1', '2.2.4'],
    ['the log of the kernel', '[ 5.1] ZFS: Loaded module v0.8.3-1, ZFS pool version 5000', '0.8.3'],
  ])('is found in %s', (_, line, release) => {
    expect(readReport(`${line}\n\n${FIRST}`).parts.map(({ era }) => era)).toEqual([release]);
  });

  test('of another machine is not taken for a listing of a form that it never printed', () => {
    const old = 'zio_cache 912 34 32768 - 0 0 0 - 80 24 143 - 2720 709 4862';
    expect(readReport(`ZFS Version | 2.1.5\n${old}`).parts.map(({ era }) => era)).toEqual(['0.4.1 to 0.4.7']);
  });
});

describe('the page size', () => {
  test.each([
    ['getconf', '$ getconf PAGESIZE\n65536', 65_536],
    ['a kernel of ppc64le', 'Linux p9 4.18.0-80.el8.ppc64le #1 SMP Wed Mar 13 ppc64le GNU/Linux', 65_536],
    ['a configuration', 'CONFIG_ARM64_16K_PAGES=y', 16_384],
  ])('is found in %s', (_, line, pageSize) => {
    const report = readReport(`${line}\n${SLABINFO}`);
    expect(report.pageSize).toBe(pageSize);
    expect(report.parts[0]?.rows).toMatchObject([{ heldBytes: 143_589 * 4 * pageSize }]);
  });

  test('is recognised where the objects of a slab do not fit its pages', () => {
    const { parts } = readReport('dnode_t 1 75 872 75 1 : tunables 0 0 0 : slabdata 10 10 0');
    expect(parts[0]?.rows).toMatchObject([{ heldBytes: 10 * 65_536 }]);
  });
});
