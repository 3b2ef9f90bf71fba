import { describe, expect, test } from 'vitest';
import { EventLog, Run } from '../../../engine/index.ts';
import { Recording } from '../recording.ts';
import { View } from '../view.ts';
import { pictureOf } from './picture.ts';
import { SMALL, smallScenario } from './small-scenario.ts';
import { stepsOf } from './steps.ts';

const log = new EventLog();
const run = new Run(smallScenario, log);
const recording = new Recording();
const start = log.emitted;
run.advance(Number.POSITIVE_INFINITY, 6000);
recording.append(log.take(), log.strings);
const steps = stepsOf(recording, start);

describe('the small machine', () => {
  test('takes, puts, refills, flushes, grows and shrinks within its first minute of steps', () => {
    const kinds = new Set(steps.slice(0, 60).map(({ kind }) => kind));
    for (const kind of ['take', 'put', 'refill', 'grow'] as const) expect(kinds).toContain(kind);
    expect(new Set(steps.map(({ kind }) => kind)).size).toBe(6);
  });

  test('moves at most eight objects in a step, and has room for all slabs', () => {
    const view = new View();
    for (const { moment, objs } of steps) {
      expect(objs.length).toBeLessThanOrEqual(8);
      recording.seek(view, moment);
      const { magazines, slabs } = pictureOf(view, 8);
      expect(slabs.length).toBeLessThanOrEqual(8);
      for (const { places } of magazines) expect(places).toHaveLength(SMALL.magazine);
    }
  });

  test('shows every object where the step says it went', () => {
    const view = new View();
    for (const { kind, moment, cpu, objs } of steps.slice(0, 80)) {
      recording.seek(view, moment);
      const { magazines } = pictureOf(view, 8);
      const held = magazines[cpu]?.places.map(({ object }) => object?.slot) ?? [];
      const isMovedIn = kind === 'put' || kind === 'refill';
      if (objs.length > 0) expect(objs.map((obj) => held.includes(obj))).toEqual(objs.map(() => isMovedIn));
    }
  });
});
