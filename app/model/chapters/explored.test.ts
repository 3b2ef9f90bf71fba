import { expect, test } from 'vitest';
import { EventLog, exploredScenario, PROGRAMS, runOf } from '../../../engine/index.ts';
import { ChapterWatch } from './chapter-watch.ts';

test('every interruption of a found order is a chapter, between its beginning and its outcome', () => {
  const program = PROGRAMS['ageing-outlives-cache'];
  if (program === undefined) throw new Error('the catalogue has lost a program');
  const schedule = 't w0·3 D2 w0 D5 t w0·2';
  const explored = { program, predicate: program.find, schedule, holds: true, steps: 15, interruptions: 2 };
  const scenario = exploredScenario(explored, 'x', '', 11_000);
  const log = new EventLog();
  runOf(scenario, log).advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const watch = new ChapterWatch(scenario);
  for (const chunk of log.take()) watch.extend(chunk, log.strings);
  const { starts } = watch;
  expect(starts.map(({ title }) => title)).toEqual([
    'The calls begin',
    'Interruption 1',
    'Interruption 2',
    'It happens',
  ]);
  const moments = starts.map(({ moment }) => moment ?? -1);
  expect(moments.every((moment) => moment > 0)).toBe(true);
  expect([...moments].sort((a, b) => a - b)).toEqual(moments);
});
