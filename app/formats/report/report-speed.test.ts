import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectListings } from './collect-listings.ts';
import { ANY_HINT } from './kinds/kinds-of-listings.ts';
import { readReport } from './read-report.ts';
import { reportLines } from './report-line.ts';

const EVERY_LINE = /^/;
const NO_LINE = /$^/;
const CONTEXT = { pageSize: 4096, isScript: false };

/** Pieces of lines that listings, logs, mails and shells are made of. */
const PIECE = fc.constantFrom(
  ...['> ', '* ', '| ', '[12.5] ', '[12.5]', 'Jul  5 10:00:00 nas kernel: ', '12:', '12  ', '/proc/slab-12-'],
  ...['+', '- ', '# ', 'root@nas:~# ', '<b>', '&amp;', '`', '{code}', '\t', '   '],
  ...[
    'zio_buf_1',
    'zio_buf_1 0x00082 2 1 2',
    ' 2 1 1 1',
    ' 88 88 96 0 0 0',
    'dnode_t 2 3 8 1 4',
    'name',
    'flags',
    'slab_size',
    '0x0042',
    '0x1',
    '-',
    '17',
    '4096',
    '100%',
    '12KB',
    '1.11K',
  ],
  ...[
    '64k',
    ': tunables',
    ':',
    'b[SPL ]',
    '[77]',
    '82',
    'zone: 1, 2, 3, 4, 5',
    'spl_kmem_cache_expire',
    '= "2"',
  ],
  ...['Module = "spl"', 'options spl', 'spl_hostid=1', 'echo 1 > /sys/module/spl/parameters/spl_x', 'cat '],
  ...[
    'OBJS ACTIVE USE',
    'Name Used Total',
    'CACHE',
    'OBJSIZE',
    'SSIZE',
    'ITEM SIZE LIMIT',
    'entry_size source',
  ],
  ...[
    ' a-1 [000] .... 1.000000: ',
    'kfree: ',
    'kmalloc: ',
    'ptr=0xff00 ',
    'bytes_req=1 bytes_alloc=8',
    '# tracer: nop',
  ],
  ...['--- cache --- ', '----', '==', 'ffff88003a80', ' spl_kmem_alloc+0x99/0x150 [spl]'],
);
const LINE = fc
  .array(fc.tuple(PIECE, fc.constantFrom('', ' ', ' ', ' ')), { maxLength: 18 })
  .map((pieces) => pieces.flat().join(''));

/** All that is found in the lines of a text, of which those with a hint are looked at. */
function found(text: string, hint: RegExp): unknown {
  const { listings, problems, ignoredLines } = collectListings(reportLines(text, hint), CONTEXT);
  const rows = listings.map((listing) => [listing.kind.kind, listing.from, listing.to, listing.versions()]);
  return { rows, problems, ignoredLines };
}

describe('lines without a hint', () => {
  test('belong to no listing', () => {
    const property = fc.property(fc.array(LINE, { maxLength: 6 }), (lines) => {
      const text = lines.join('\n');
      expect(found(text, ANY_HINT)).toEqual(found(text, EVERY_LINE));
    });
    fc.assert(property, { numRuns: 5000, seed: 11 });
  });

  test('are cleaned when they are asked for their text', () => {
    const [line] = reportLines('> [12.5] some words', NO_LINE);
    expect(line).toMatchObject({ mayMatter: false, text: 'some words', words: ['some', 'words'] });
  });
});

describe('text that is made to be slow', () => {
  const long = 1_000_000;
  const cases: readonly [what: string, text: string][] = [
    ['many names of a module', 'Module = "spl"\n'.repeat(long / 10)],
    ['a fence that does not end', `\`\`\`${'\n'.repeat(long)}x`],
    ['spaces in one line', `a${' '.repeat(long)}b`],
    ['spaces in many lines', `name 0x1${' '.repeat(4000)}x\n`.repeat(250)],
    ['quotes', `${'"'.repeat(4000)}spl\n`.repeat(250)],
    ['slashes', `${'a/'.repeat(2000)} 1\n`.repeat(250)],
    ['slashes and dashes', `${'/-a'.repeat(1300)}:9 1\n`.repeat(250)],
    ['parameters without an end', `cat ${'spl_kmem_a'.repeat(400)}!\n`.repeat(250)],
    ['breaks', '<br>'.repeat(long / 4)],
    ['digits', '1\n'.repeat(long / 2)],
    ['beginnings of rows', 'a,b,0x00042,7,8,9,x\n'.repeat(long / 20)],
    ['ends of rows', `a 0x00042 7\n${'x 1 y\n'.repeat(5)}`.repeat(long / 42)],
  ];
  // What is quadratic here takes minutes, and runs into the limit that only a hang reaches.
  test.each(cases)('is read to its end: %s', (_, text) => {
    expect(readReport(text).parts).toEqual([]);
  });
});
