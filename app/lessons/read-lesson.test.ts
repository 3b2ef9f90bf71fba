import { describe, expect, test } from 'vitest';
import { blocksOf, type LessonProblem } from './lesson.ts';
import { readLesson } from './read-lesson.ts';

const HEAD = ['---', 'lesson: 1', 'name: test', 'title: Test', 'about: A test.', 'minutes: 2', '---', ''];

/** The problems of a lesson with these lines below its head. */
function problemsOf(...lines: readonly string[]): readonly LessonProblem[] {
  const result = readLesson([...HEAD, ...lines].join('\n'));
  return result.ok ? [] : result.problems;
}

const SCENARIO = ['```scenario', 'use: write-burst', '```', ''];

describe('readLesson', () => {
  test('reads steps, prose and blocks with the lines on which they begin', () => {
    const text = [...HEAD, '## One', '', 'Prose.', '', ...SCENARIO, '## Two', ''].join('\n');
    const result = readLesson(text);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const [one, two] = result.lesson.steps;
    expect([one?.title, one?.line, two?.title]).toEqual(['One', 9, 'Two']);
    expect(one?.parts.map(({ kind, line }) => [kind, line])).toEqual([
      ['prose', 11],
      ['scenario', 13],
    ]);
  });

  test('completes what a scenario block leaves out', () => {
    const block = [
      '```scenario',
      'title: Mine',
      'about: Mine.',
      'caches: [{ id: c1, name: a, size: 64 }]',
      'end: 5',
      '```',
    ];
    const result = readLesson([...HEAD, '## One', ...block].join('\n'));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const [step] = result.lesson.steps;
    const [scenario] = step === undefined ? [] : blocksOf(step, 'scenario');
    expect(scenario?.scenario.caches[0]).toMatchObject({ flags: ['VMEM'], align: 0 });
    expect(scenario?.scenario.machine.cpus).toBe(4);
  });

  test.each([
    ['without a head', ['# Hello'], 1, 'a lesson begins with its head'],
    [
      'of another version',
      ['---', 'lesson: 2', 'name: a', 'title: A', 'about: A.', 'minutes: 1', '---', '## A'],
      2,
      'version 1',
    ],
    [
      'without a name',
      ['---', 'lesson: 1', 'title: A', 'about: A.', 'minutes: 1', '---', '## A'],
      2,
      'name: ',
    ],
  ])('refuses a file %s', (_, lines, line, reason) => {
    const result = readLesson(lines.join('\n'));
    expect(result).toMatchObject({
      ok: false,
      problems: [{ line, reason: expect.stringContaining(reason) }],
    });
  });

  test.each([
    ['an unknown kind of block', ['## A', '```quiz', 'a: 1', '```'], 10, '“quiz” is not a kind of block'],
    [
      'YAML that cannot be read',
      ['## A', ...SCENARIO, '```moment', 'name: a', 'expect: { slabs: 1', '```'],
      16,
      '',
    ],
    [
      'an unknown scenario',
      ['## A', '```scenario', 'use: nothing', '```'],
      11,
      'there is no scenario “nothing”',
    ],
    [
      'a field of a scenario',
      ['## A', '```scenario', 'use: write-burst', 'memory: { mib: 8, reserved: 9 }', '```'],
      12,
      'memory: ',
    ],
    [
      'an unknown number',
      ['## A', ...SCENARIO, '```moment', 'name: a', 'at: 1', 'expect: { slobs: 1 }', '```'],
      17,
      'slobs',
    ],
    [
      'a moment without a machine',
      ['## A', '```moment', 'name: a', 'at: 1', '```'],
      10,
      'put a scenario before it',
    ],
    ['a link to nowhere', ['## A', 'Go [there](moment:there).'], 10, 'there is no moment “there”'],
    ['HTML', ['## A', '<script>alert(1)</script>'], 10, 'HTML is not allowed'],
    ['text before the first step', ['Hello'], 9, 'before the first step'],
    ['a link of another kind', ['## A', '[x](javascript:alert)'], 10, 'is not a link'],
  ])('refuses %s with line and reason', (_, lines, line, reason) => {
    expect(problemsOf(...lines)).toEqual([{ line, reason: expect.stringContaining(reason) }]);
  });

  test('refuses YAML that expands to more than its own size', () => {
    const [problem] = problemsOf('## A', '```highlight', 'name: &a x', 'mark: [*a, *a]', '```');
    expect(problem?.reason).toContain('aliases');
  });
});
