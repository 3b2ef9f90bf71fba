import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PROBLEMS, MAX_ROWS, MAX_TEXT } from '../limits.ts';
import { parseProcSlab } from './parse.ts';

const BUFFERS =
  'zio_buf_20480                         0x00042   9031680   6717440   200704    20480     45    45   426    360   328  3408      0     0     0';
const EMPTY =
  'zio_buf_24576                         0x00042         0         0   233472    24576      0     0    94      0     0   752      0     0     0';
const NAMES =
  'name                                    flags      size     alloc slabsize  objsize  total alloc   max  total alloc   max  dlock alloc   max';
const OLD_NAMES = NAMES.slice(0, NAMES.indexOf('  dlock'));

/** A row of 12 fields, as before 0.6.1. */
function old(row: string): string {
  return row.trim().split(/\s+/).slice(0, 12).join(' ');
}

/** The kinds of problems of a text. */
function kinds(text: string): readonly string[] {
  return parseProcSlab(text).problems.map((problem) => problem.kind);
}

/** `BUFFERS` with the fields at these places replaced. */
function altered(changes: Readonly<Record<number, string>>): string {
  return BUFFERS.split(/\s+/)
    .map((field, index) => changes[index] ?? field)
    .join(' ');
}

describe('parseProcSlab: the three forms of the file', () => {
  it('reads a row of 15 fields', () => {
    const { rows, problems, format } = parseProcSlab(`${NAMES}\n${BUFFERS}\n`);
    expect(rows).toEqual([
      {
        kind: 'spl',
        lineNumber: 2,
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
        objDeadlock: 0,
        objEmergency: 0,
        objEmergencyMax: 0,
      },
    ]);
    expect(problems).toEqual([]);
    expect(format).toEqual({ emergencyColumns: true, linuxRows: false, header: true });
  });

  it('reads rows of 12 fields, with and without the header', () => {
    const { rows, problems, format } = parseProcSlab(`${OLD_NAMES}\n${old(BUFFERS)}`);
    expect(rows).toMatchObject([{ objMax: 3408, objDeadlock: 0, objEmergencyMax: 0 }]);
    expect(problems).toEqual([]);
    expect(format).toEqual({ emergencyColumns: false, linuxRows: false, header: true });
    expect(parseProcSlab(old(BUFFERS)).format).toMatchObject({ emergencyColumns: false, header: false });
  });

  it('reads caches of the Linux slab, which show `-` where SPL has no figure', () => {
    const text = `zio_cache 0x00100 - 184320 - 1280 - - - - 144 - - - -\n${BUFFERS}`;
    const { rows, problems, format } = parseProcSlab(text);
    expect(rows[0]).toEqual({
      kind: 'linux',
      lineNumber: 1,
      name: 'zio_cache',
      flags: 0x100,
      objSize: 1280,
      objAlloc: 144,
    });
    expect(rows[1]).toMatchObject({ kind: 'spl', name: 'zio_buf_20480' });
    expect(problems).toEqual([]);
    expect(format).toMatchObject({ linuxRows: true });
  });
});

describe('parseProcSlab: text as people paste it', () => {
  it.each([
    ['CRLF', `${NAMES}\r\n${BUFFERS}\r\n`],
    ['a prompt', `[root@nas ~]# cat /proc/spl/kmem/slab\n${NAMES}\n${BUFFERS}`],
    ['another prompt', `root@nas:/proc/spl# cat kmem/slab\n${BUFFERS}\nroot@nas:/proc/spl# `],
    ['a prompt with a flag in its command', `$ grep 0x00042 /proc/spl/kmem/slab\n${BUFFERS}`],
    ['a fence and quote marks', `> \`\`\`\n> > ${NAMES}\n> > ${BUFFERS}\n> \`\`\``],
    ['backticks', `\`${BUFFERS}\``],
    ['indentation and blank lines', `\n    ${NAMES}\n\n\t${BUFFERS}   \n\n`],
    ['a byte order mark', `\uFEFF${NAMES}\n${BUFFERS}`],
    ['a header that is repeated', `${NAMES}\n${NAMES}\n${BUFFERS}`],
    ['prose round it', `Here is my output, 3 disks:\n${BUFFERS}\nAny idea? Thanks.`],
  ])('reads through %s', (_what, text) => {
    const { rows, problems } = parseProcSlab(text);
    expect(rows).toMatchObject([{ name: 'zio_buf_20480', objAlloc: 328 }]);
    expect(problems).toEqual([]);
  });

  it('reads a name that overflows its column and a size beyond 32 bits', () => {
    const name = 'a_cache_with_a_name_of_more_than_36_characters';
    const row = altered({ 0: name, 2: '16854183936', 4: '299008', 6: '56367', 9: '450936' });
    expect(parseProcSlab(row).rows).toMatchObject([{ name, slabTotal: 56367 }]);
    expect(kinds(row)).toEqual([]);
  });
});

describe('parseProcSlab: broken rows', () => {
  it('names the line, keeps the others', () => {
    const cut = 'zio_data_buf_24576  0x00042  83582976  18554880';
    const { rows, problems } = parseProcSlab(`${NAMES}\n${BUFFERS}\n${cut}\n${EMPTY}`);
    expect(rows.map((row) => row.name)).toEqual(['zio_buf_20480', 'zio_buf_24576']);
    expect(problems).toEqual([
      { kind: 'field count', severity: 'error', line: 3, text: cut, found: 4, wanted: 15 },
    ]);
  });

  it.each([
    [
      'a row wrapped by a mail program',
      `${NAMES}\n${BUFFERS.slice(0, 90)}\n${BUFFERS.slice(90)}`,
      'field count',
    ],
    ['flags without 0x', altered({ 1: '42' }), 'bad flags'],
    ['flags of more than 32 bits', altered({ 1: '0x123456789' }), 'bad flags'],
    ['a word among the figures', altered({ 6: 'many' }), 'not a number'],
    ['a negative figure', altered({ 6: '-45' }), 'not a number'],
    ['a figure above 2^53', altered({ 11: '9007199254740993' }), 'number too large'],
    ['objects of no size', altered({ 5: '0', 3: '0' }), 'size of nothing'],
    ['slabs of no size', altered({ 4: '0', 2: '0' }), 'size of nothing'],
    ['more slabs in use than held', altered({ 7: '46' }), 'more used than held'],
    ['more objects out than held', altered({ 10: '361', 3: '7393280' }), 'more used than held'],
  ])('leaves out %s', (_what, text, kind) => {
    const { rows, problems } = parseProcSlab(text);
    expect(rows).toEqual([]);
    expect(problems[0]).toMatchObject({ kind, severity: 'error' });
  });

  it('keeps the first of two rows with the same name', () => {
    const { rows, problems } = parseProcSlab(`${BUFFERS}\n${EMPTY}\n${altered({ 11: '9999' })}`);
    expect(rows).toMatchObject([{ objMax: 3408 }, { name: 'zio_buf_24576' }]);
    expect(problems).toMatchObject([
      { kind: 'duplicate name', line: 3, name: 'zio_buf_20480', firstLine: 1 },
    ]);
  });
});

describe('parseProcSlab: odd rows', () => {
  it('keeps a row whose product columns disagree with their factors', () => {
    const { rows, problems } = parseProcSlab(altered({ 2: '9031681', 3: '1' }));
    expect(rows).toHaveLength(1);
    expect(problems).toMatchObject([
      { kind: 'product differs', severity: 'warning', column: 'size', found: 9031681, wanted: 9031680 },
      { kind: 'product differs', severity: 'warning', column: 'alloc', found: 1, wanted: 6717440 },
    ]);
  });

  it.each([
    ['objects that no slab holds', altered({ 6: '0', 7: '0', 2: '0' }), 'uneven slabs'],
    ['slabs of different room', altered({ 9: '361' }), 'uneven slabs'],
    ['slabs without objects', altered({ 9: '0', 10: '0', 3: '0' }), 'uneven slabs'],
    ['more objects out than the slabs in use hold', altered({ 7: '40' }), 'objects do not fit slabs'],
    ['more slabs in use than objects out', altered({ 10: '44', 3: '901120' }), 'objects do not fit slabs'],
  ])('keeps a row with %s', (_what, text, kind) => {
    const { rows, problems } = parseProcSlab(text);
    expect(rows).toHaveLength(1);
    expect(problems).toMatchObject([{ kind, severity: 'warning', line: 1 }]);
  });
});

describe('parseProcSlab: as a whole', () => {
  it.each(['', 'hello', '# cat /proc/slabinfo', NAMES])('finds nothing usable in %j', (text) => {
    expect(parseProcSlab(text)).toEqual({
      rows: [],
      problems: [{ kind: 'nothing usable', severity: 'error' }],
      format: null,
    });
  });

  it('does not read a text beyond its limit', () => {
    expect(kinds(' '.repeat(MAX_TEXT + 1))).toEqual(['too long']);
  });

  it('stops at its limit of rows', () => {
    const lines = Array.from({ length: MAX_ROWS + 2 }, (_, index) => altered({ 0: `cache_${index}` }));
    const { rows, problems } = parseProcSlab(lines.join('\n'));
    expect(rows).toHaveLength(MAX_ROWS);
    expect(problems).toMatchObject([{ kind: 'too many rows', line: MAX_ROWS + 1 }]);
  });

  it('counts the problems it does not keep, and still says that nothing was usable', () => {
    const { problems } = parseProcSlab('1 2 3\n'.repeat(500));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems.slice(-2)).toEqual([
      { kind: 'more problems', severity: 'warning', count: 401 },
      { kind: 'nothing usable', severity: 'error' },
    ]);
  });

  it('never throws', () => {
    const words = fc.constantFrom(
      '0x00042',
      '-',
      '12',
      'zio_buf',
      '>',
      '`',
      '$',
      '\n',
      '\r',
      ' ',
      'name',
      'flags',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(words, fc.string()), { maxLength: 80 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        const { rows, problems } = parseProcSlab(pasted);
        expect(rows.length > 0 || problems.length > 0).toBe(true);
      }),
    );
  });
});
