import { expect, test } from 'vitest';
import { PROGRAMS, parseProgram } from '../../../engine/index.ts';
import { isSameProgram, nameAmong } from './same-program.ts';

test.each(Object.entries(PROGRAMS))('%s is recognised after being read from a file', (name, program) => {
  const result = parseProgram(JSON.stringify(program));
  if (!result.ok) throw new Error(result.reason);
  expect(nameAmong(result.program, PROGRAMS)).toBe(name);
});

test('a program is the same under another title, but not with another number of jiffies', () => {
  const [program] = Object.values(PROGRAMS);
  if (program === undefined) throw new Error('no program');
  const renamed = { ...program, title: 'another' };
  expect(isSameProgram(program, renamed)).toBe(true);
  expect(nameAmong(renamed, PROGRAMS)).toBeNull();
  expect(isSameProgram(program, { ...program, ticks: program.ticks + 1 })).toBe(false);
});
