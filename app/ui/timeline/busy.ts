import type { Lane } from '../../model/series/series-growth.ts';
import { momentAtX, type TimelineScene } from './timeline-scene.ts';

/** Samples per pixel for all CPUs together, and the least and most for each CPU. */
const SAMPLES = { all: 48, least: 3, most: 12 } as const;

/** For each pixel the share of its time in which threads and workers ran, from 0 to 1. */
export interface BusyShares {
  readonly threads: Float32Array;
  readonly workers: Float32Array;
}

/** Moments spread evenly over each pixel, in the timeline's measure: what runs at them represents the pixel. */
export function sampleMoments(scene: TimelineScene): Int32Array {
  const each = Math.max(SAMPLES.least, Math.min(SAMPLES.most, Math.floor(SAMPLES.all / scene.cpus)));
  const columns = Math.ceil(scene.width);
  return Int32Array.from({ length: columns * each }, (_, i) => momentAtX(scene, (i + 0.5) / each));
}

/** How busy a CPU was in each of `columns` pixels. */
export function busyShares(
  { moments, tasks }: Lane,
  samples: Int32Array,
  columns: number,
  isWorker: (task: number) => boolean,
): BusyShares {
  const each = samples.length / columns;
  const threads = new Float32Array(columns);
  const workers = new Float32Array(columns);
  for (const [i, moment] of samples.entries()) {
    const turn = moments.countUpTo(moment) - 1;
    const task = turn < 0 ? -1 : tasks.at(turn);
    if (task < 0) continue;
    const x = Math.floor(i / each);
    if (isWorker(task)) workers[x] = (workers[x] ?? 0) + 1 / each;
    else threads[x] = (threads[x] ?? 0) + 1 / each;
  }
  return { threads, workers };
}
