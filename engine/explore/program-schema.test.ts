import { describe, expect, test } from 'vitest';
import { parseProgram } from './program-schema.ts';
import { PROGRAMS } from './programs/catalogue.ts';

const draft = {
  format: 'slabscope program',
  version: 1,
  title: 'two',
  threads: [
    { name: 'A', calls: ['alloc', { op: 'free', cache: 'c1' }] },
    { name: 'B', calls: ['nosleep'] },
  ],
};

function problemOf(changes: object): string {
  const result = parseProgram(JSON.stringify({ ...draft, ...changes }));
  return result.ok ? '' : `${result.path}: ${result.reason}`;
}

describe('a program from a file', () => {
  test.each(Object.entries(PROGRAMS))('%s survives a round trip', (_, program) => {
    expect(parseProgram(JSON.stringify(program))).toEqual({ ok: true, program });
  });

  test('may write its calls as single words, and omit the rest', () => {
    const result = parseProgram(JSON.stringify(draft));
    expect(result.ok && result.program.threads).toEqual([
      { name: 'A', cpu: 0, pinned: true, calls: [{ op: 'alloc' }, { op: 'free', cache: 'c1' }] },
      { name: 'B', cpu: 1, pinned: true, calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
    ]);
    expect(result.ok && result.program.machine).toEqual({ cpus: 2, hz: 20, workerCpu: null });
  });

  test.each([
    [{ threads: [] }, 'threads'],
    [{ threads: [{ name: 'a', calls: ['alloc'] }] }, 'threads.0.name'],
    [
      {
        threads: [
          { name: 'A', calls: ['alloc'] },
          { name: 'A', calls: ['alloc'] },
        ],
      },
      'A is already taken',
    ],
    [{ threads: [{ name: 'A', calls: ['malloc'] }] }, 'threads.0.calls.0'],
    [{ threads: [{ name: 'A', calls: [{ op: 'alloc', flags: 'KM_NOPE' }] }] }, 'threads.0.calls.0.flags'],
    [{ threads: [{ name: 'A', calls: [{ op: 'reap', cache: 'c9' }] }] }, 'there is no cache c9'],
    [{ threads: [{ name: 'A', calls: ['freeAgain'] }] }, 'set "misuse" to true'],
    [{ setup: ['destroy'] }, 'not for the set-up'],
    [{ find: 'nothing' }, 'find'],
    [{ find: { all: [{ flag: 'GROWN', isSet: true }] } }, 'find.all.0'],
    [{ ticks: -1 }, 'ticks'],
    [{ wrong: 1 }, 'wrong'],
  ])('is refused, naming the place of the error: %j', (changes, place) => {
    expect(problemOf(changes)).toContain(place);
  });
});
