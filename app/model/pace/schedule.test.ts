import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, NS_PER_MS, Run } from '../../../engine/index.ts';
import { ChapterWatch } from '../chapters/chapter-watch.ts';
import { ActionIndex, LONGEST_BREAK } from './action-index.ts';
import { CHAPTER_SECONDS, Schedule } from './schedule.ts';

/** The index, the chapters and the end of a scenario that runs to its end. */
function indexed(name: string) {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
  const log = new EventLog();
  const run = new Run(scenario, log);
  const index = new ActionIndex();
  const watch = new ChapterWatch(scenario);
  const start = log.emitted;
  while (!run.isOver) {
    run.advance(scenario.end * NS_PER_MS, log.emitted + 100_000);
    for (const chunk of log.take()) {
      index.extend(chunk);
      watch.extend(chunk, log.strings);
    }
  }
  const chapters = watch.starts.map(({ moment }) => moment ?? 0).sort((a, b) => a - b);
  return { index, chapters, from: start, end: log.emitted };
}

describe.each(Object.keys(CATALOGUE))('the schedule of %s', (name) => {
  const { index, ...divisions } = indexed(name);
  const schedule = new Schedule(index, divisions);
  const { from, chapters, end } = divisions;

  test('takes at most a minute, and shows each chapter for three seconds', () => {
    expect(schedule.seconds).toBeLessThanOrEqual(60);
    const starts = [...chapters.map((moment) => schedule.secondsAt(moment)), schedule.seconds];
    for (const [i, start] of starts.slice(0, -1).entries()) {
      const isAtEnd = (chapters[i] ?? 0) >= end;
      if (!isAtEnd) expect((starts[i + 1] ?? 0) - start).toBeGreaterThanOrEqual(CHAPTER_SECONDS.least - 1e-6);
    }
  });

  test('moves forward, and shows each moment at its time', () => {
    let last = from;
    for (let seconds = 0; seconds <= schedule.seconds; seconds += 0.25) {
      const moment = schedule.momentAt(seconds, end);
      expect(moment).toBeGreaterThanOrEqual(last);
      expect(schedule.secondsAt(moment)).toBeLessThanOrEqual(seconds + 1e-6);
      last = moment;
    }
    expect(schedule.momentAt(schedule.seconds + 0.01, end)).toBe(end);
  });

  test('shrinks idle time to short breaks', () => {
    for (let i = 0; i < Math.min(200, index.breaks.length); i++) {
      const moment = index.breaks.at(i);
      const block = moment - (moment % 8);
      const idle = index.before(block + 8).idle - index.before(block).idle;
      expect(idle).toBeGreaterThan(0);
      expect(idle).toBeLessThanOrEqual(8 * LONGEST_BREAK);
      expect(index.breakAt(moment)).toBeGreaterThanOrEqual(20);
    }
  });
});

test('a copy that grows by increments is the same, and so is a fork', () => {
  const scenario = CATALOGUE['magazine-stranding'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const log = new EventLog();
  new Run(scenario, log).advance(scenario.end * NS_PER_MS, Number.POSITIVE_INFINITY);
  const [index, copy] = [new ActionIndex(), new ActionIndex()];
  for (const { words, count } of log.take())
    for (let at = 0; at < count; at += 501) {
      const size = Math.min(501, count - at);
      index.extend({ words: words.subarray(at * 4, (at + size) * 4), count: size });
      copy.grow(structuredClone(index.take()));
    }
  const whole = new ActionIndex();
  const again = new EventLog();
  new Run(scenario, again).advance(scenario.end * NS_PER_MS, Number.POSITIVE_INFINITY);
  for (const chunk of again.take()) whole.extend(chunk);
  for (const moment of [0, 8, 100, 4321, 7702, 8100]) {
    expect(copy.before(moment)).toEqual(whole.before(moment));
    expect(copy.fork(moment).before(moment)).toEqual(whole.before(moment));
    expect(copy.breakAt(moment)).toBe(whole.breakAt(moment));
  }
});
