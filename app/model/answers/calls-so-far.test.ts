import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, NS_PER_S, Run } from '../../../engine/index.ts';
import { Recording } from '../recording.ts';
import { View } from '../view.ts';
import { CallsSoFar } from './calls-so-far.ts';

describe.each(['magazine-stranding', 'vmalloc-deadlock', 'cross-cpu-free'])('in %s', (name) => {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
  const log = new EventLog();
  const run = new Run(scenario, log);
  run.advance(0.2 * NS_PER_S, Number.POSITIVE_INFINITY);
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  const view = new View();
  recording.seek(view, recording.length);

  test('counts the completed calls of each caller', () => {
    const calls = new CallsSoFar(recording);
    expect(calls.advance(recording.length, Number.POSITIVE_INFINITY)).toBe(true);
    for (const [caller, threads] of run.engine.callers) {
      const made = threads.reduce((sum, one) => sum + one.calls - one.failures, 0);
      const counted = calls.of(view.tasks, caller);
      expect(counted).toBeGreaterThan(0);
      expect(Math.abs(made - counted)).toBeLessThanOrEqual(threads.length);
    }
  });

  test('is zero at the beginning, and the same at a moment from either direction', () => {
    const [forward, back] = [new CallsSoFar(recording), new CallsSoFar(recording)];
    const middle = recording.length >> 1;
    while (!forward.advance(middle, 1000));
    back.advance(recording.length, Number.POSITIVE_INFINITY);
    while (!back.advance(middle, 1000));
    for (const caller of run.engine.callers.keys())
      expect(back.of(view.tasks, caller)).toBe(forward.of(view.tasks, caller));
    back.advance(0, Number.POSITIVE_INFINITY);
    for (const caller of run.engine.callers.keys()) expect(back.of(view.tasks, caller)).toBe(0);
  });
});
