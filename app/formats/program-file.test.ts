import { expect, test } from 'vitest';
import { exploredScenario, PROGRAMS } from '../../engine/index.ts';
import { isProgramFile, readProgramFile } from './program-file.ts';

const program = PROGRAMS['ageing-outlives-cache'];
if (program === undefined) throw new Error('no program');
const schedule = 't w0·3 D2 w0 D5 t w0·2';

test('a saved program is recognised and read, with its condition', () => {
  const text = JSON.stringify({ ...program, find: 'panic' }, null, 2);
  expect(isProgramFile(text)).toBe(true);
  expect(readProgramFile(text)).toMatchObject({ ok: true, shared: { find: 'panic', schedule: null } });
});

test('a saved order is read with its program', () => {
  const explored = {
    program,
    predicate: program.find,
    schedule,
    holds: true,
    steps: 15,
    interruptions: 2,
  };
  const text = JSON.stringify(exploredScenario(explored, 'An order', '', 10_000));
  expect(isProgramFile(text)).toBe(false);
  expect(readProgramFile(text)).toEqual({
    ok: true,
    shared: { program, find: program.find, most: 3, schedule },
  });
});

test('reports what is wrong with a program, and where', () => {
  expect(readProgramFile(JSON.stringify({ ...program, ticks: -1 }))).toEqual({
    ok: false,
    reason: expect.stringMatching(/^ticks: /),
  });
  expect(readProgramFile('{}').ok).toBe(false);
});
