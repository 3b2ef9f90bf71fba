import { expect, test } from 'vitest';
import { CATALOGUE, cacheSpec, scenario } from '../../engine/index.ts';
import { blocksOf } from './lesson.ts';
import { readLesson } from './read-lesson.ts';
import { type WrittenStep, writeLesson } from './write-lesson.ts';

const machine = scenario({
  title: 'Mine',
  about: 'Mine.',
  end: 5,
  caches: [cacheSpec({ id: 'c1', name: 'letters', size: 64 })],
});

function step(part: Partial<WrittenStep>): WrittenStep {
  return {
    title: 'A step',
    text: 'Some *text*.',
    scenario: machine,
    journal: [],
    events: 3,
    focus: 'letters',
    select: null,
    camera: null,
    gate: null,
    ...part,
  };
}

test('reads back what a notebook writes: moments, machines, questions', () => {
  const journal = [{ events: 3, at: 0, command: { op: 'tick', n: 1 } }] as const;
  const text = writeLesson({
    title: 'My: lesson — “one”',
    about: 'It shows something.',
    steps: [
      step({
        gate: { ask: 'How many slabs?', measure: 'slabs', because: 'So.' },
        camera: { zoom: 2, x: 0.5, y: 0.25 },
      }),
      step({
        events: 5,
        title: 'Two\nlines',
        text: '## Not a heading\n\nNor this\n---\n\n```gate\nnot a block',
      }),
      step({ events: 6, journal }),
      step({ scenario: CATALOGUE['write-burst'] ?? machine, focus: null }),
    ],
  });
  const result = readLesson(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { steps, title, name } = result.lesson;
  expect([title, name]).toEqual(['My: lesson — “one”', 'my-lesson-one']);
  expect(steps.map((one) => blocksOf(one, 'scenario').length)).toEqual([1, 0, 1, 1]);
  const [first, second, third] = steps;
  if (first === undefined || third === undefined) throw new Error('steps are missing');
  expect(blocksOf(first, 'moment')[0]).toMatchObject({
    when: { events: 3 },
    camera: { zoom: 2, x: 0.5, y: 0.25 },
  });
  expect(blocksOf(first, 'gate')[0]?.outcome).toMatchObject({ kind: 'play', when: { events: 5 } });
  expect(blocksOf(third, 'scenario')[0]).toMatchObject({ scenario: machine, journal });
  expect(second?.title).toBe('Two lines');
});

test('moments before and after an action belong to one run, and the question between them is kept', () => {
  const gate = { ask: 'How many slabs does the reap free?', measure: 'slabs', because: 'So.' };
  const reap = { events: 3, at: 0, command: { op: 'tick', n: 1 } } as const;
  const later = { events: 7, at: 0, command: { op: 'tick', n: 2 } } as const;
  const result = readLesson(
    writeLesson({
      title: '',
      about: '',
      steps: [
        step({ gate }),
        step({ events: 6, journal: [reap] }),
        step({ events: 9, journal: [reap, later] }),
        step({ events: 4, journal: [reap] }),
      ],
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { steps } = result.lesson;
  const [scenarioBlock, ...others] = steps.flatMap((one) => blocksOf(one, 'scenario'));
  expect(others).toEqual([]);
  expect(scenarioBlock?.journal).toEqual([reap, later]);
  expect(steps.flatMap((one) => blocksOf(one, 'gate'))).toHaveLength(1);
});

test('a question without a later moment of the same run is left out', () => {
  const gate = { ask: 'How many?', measure: 'slabs', because: 'So.' };
  const result = readLesson(writeLesson({ title: '', about: '', steps: [step({ gate }), step({})] }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  expect(result.lesson.steps.flatMap((one) => blocksOf(one, 'gate'))).toEqual([]);
});
