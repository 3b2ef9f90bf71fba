import { beforeEach, describe, expect, test } from 'vitest';
import { createLocalHost } from '../../host/local-host.ts';
import { blocksOf, type ScenarioBlock, type When } from '../../lessons/lesson.ts';
import { readLesson } from '../../lessons/read-lesson.ts';
import { seek } from '../session.ts';
import { createLessonApp, type LessonApp } from './lesson-app.ts';
import { LessonMachines } from './lesson-machines.ts';
import { showMachine } from './step.ts';

const TEXT = `---
lesson: 1
name: two-machines
title: Two machines
about: Two.
minutes: 2
---

## One
\`\`\`scenario
use: write-burst
\`\`\`

## Two
\`\`\`scenario
use: slab-reclaim
\`\`\`
`;

const at = (ms: number): When => ({ at: ms, events: null, after: null, nth: 1 });

let hosts = 0;
let app: LessonApp;
let machines: LessonMachines;
let one: ScenarioBlock;
let two: ScenarioBlock;

beforeEach(() => {
  const result = readLesson(TEXT);
  if (!result.ok) throw new Error('the lesson cannot be read');
  const [first, second] = result.lesson.steps.flatMap((step) => blocksOf(step, 'scenario'));
  if (first === undefined || second === undefined) throw new Error('the lesson has lost a machine');
  [one, two] = [first, second];
  hosts = 0;
  app = createLessonApp(() => {
    hosts += 1;
    return createLocalHost();
  });
  machines = new LessonMachines(app);
});

/** Resolves once everything is recorded. */
const recorded = (): Promise<void> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (app.session.getState().isRecording) return;
      stop();
      resolve();
    };
    const stop = app.session.subscribe(check);
    check();
  });

describe('a machine that was recorded ahead', () => {
  test('is shown with the engine that recorded it, and is identical to its end', async () => {
    await machines.show(one);
    machines.prepare(two, at(1));
    expect(hosts).toBe(2);
    expect(await machines.show(two)).toBe(true);
    await recorded();
    expect(hosts).toBe(2);
    const { recording, origin, start, isOver } = app.session.getState();
    expect([origin?.scenario, isOver]).toEqual([two.scenario, true]);
    const other = createLessonApp(createLocalHost);
    await showMachine(other, two);
    expect(other.session.getState().start).toBe(start);
    await other.machine.recordAhead();
    while (other.session.getState().isRecording) await new Promise((resolve) => setTimeout(resolve));
    expect(recording.length).toBe(other.session.getState().recording.length);
  });

  test('does not replace a machine that was requested later', async () => {
    await machines.show(one);
    machines.prepare(two, at(1));
    const early = machines.show(two);
    expect(await machines.show(one)).toBe(true);
    expect(await early).toBe(false);
    expect(app.session.getState().origin?.scenario).toBe(one.scenario);
  });

  test('is forgotten with its lesson', async () => {
    await machines.show(one);
    machines.prepare(two, at(1));
    machines.clear();
    expect(await machines.show(two)).toBe(true);
    expect(hosts).toBe(3);
  });
});

describe('a machine that was shown before', () => {
  test('is shown again from its recording', async () => {
    await machines.show(one);
    await recorded();
    const { recording } = app.session.getState();
    await machines.show(two);
    await machines.show(one);
    expect(app.session.getState().recording).toBe(recording);
    expect(hosts).toBe(2);
  });

  test('starts again if something was done to it by hand, even when it was kept before', async () => {
    await machines.show(one);
    await recorded();
    const { recording } = app.session.getState();
    await machines.show(two);
    await machines.show(one);
    seek(app, recording.length);
    await app.machine.act({ op: 'tick', n: 1 });
    await machines.show(two);
    await machines.show(one);
    expect(app.session.getState().recording).not.toBe(recording);
  });
});
