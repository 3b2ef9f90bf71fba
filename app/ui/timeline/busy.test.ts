import { expect, test } from 'vitest';
import { Numbers } from '../../model/series/numbers.ts';
import { busyShares, sampleMoments } from './busy.ts';
import { timeline } from './timeline-of-a-thousand.fixture.ts';

function lane(...turns: readonly (readonly [number, number])[]) {
  const [moments, tasks] = [new Numbers(), new Numbers()];
  for (const [moment, task] of turns) {
    moments.push(moment);
    tasks.push(task);
  }
  return { moments, tasks };
}

test('a lane shows the share of time in which threads and workers ran', () => {
  const scene = { ...timeline(), width: 10 };
  // Of each hundred events the first quarter is a thread’s, the second a worker’s, the rest idle.
  const turns = Array.from({ length: 10 }, (_, i) => [
    [100 * i, 1] as const,
    [100 * i + 25, 2] as const,
    [100 * i + 50, -1] as const,
  ]).flat();
  const { threads, workers } = busyShares(lane(...turns), sampleMoments(scene), 10, (task) => task === 2);
  for (let x = 0; x < 10; x++) {
    expect(threads[x]).toBeCloseTo(0.25, 5);
    expect(workers[x]).toBeCloseTo(0.25, 5);
  }
});

test('a CPU that never ran anything is not busy', () => {
  const scene = { ...timeline(), width: 4 };
  const { threads, workers } = busyShares(lane(), sampleMoments(scene), 4, () => false);
  expect([...threads, ...workers].every((share) => share === 0)).toBe(true);
});
