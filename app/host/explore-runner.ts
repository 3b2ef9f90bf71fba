import type { WorkerNews } from '../model/explore/report.ts';
import script from './explore.worker.ts?worker&url';
import type { ExploreJob } from './explore-job.ts';
import { ExploreLoop } from './explore-loop.ts';
import { describeWorkerFailure } from './worker-failure.ts';

/** What a worker is asked to do. */
export type ExploreOrder =
  | { readonly kind: 'run'; readonly job: ExploreJob }
  | { readonly kind: 'pause'; readonly isPaused: boolean };

/** Does one part of a search. */
export interface ExploreRunner {
  pause(isPaused: boolean): void;
  /** Stops at once; nothing more is reported. */
  stop(): void;
}

/** Called by a runner. */
export interface ExploreListener {
  readonly onNews: (news: WorkerNews) => void;
  readonly onFailure: (reason: string) => void;
}

/** Starts a part of a search in a worker, or on the page's own thread where the browser has no workers. */
export function runExplore(job: ExploreJob, listener: ExploreListener): ExploreRunner {
  return typeof Worker === 'undefined' ? runOnPage(job, listener) : runInWorker(job, listener);
}

/** Downloads the script of the workers, so that a search can start without a network later. */
export async function fetchExploreScript(): Promise<void> {
  const response = await fetch(script);
  if (!response.ok) throw new Error(`${script}: ${response.status}`);
  await response.arrayBuffer();
}

function runInWorker(job: ExploreJob, { onNews, onFailure }: ExploreListener): ExploreRunner {
  const worker = new Worker(script, { type: 'module', name: 'explore' });
  const ask = (order: ExploreOrder): void => worker.postMessage(order);
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerNews>) => onNews(data));
  worker.addEventListener('error', (event) => onFailure(describeWorkerFailure('a worker', event)));
  ask({ kind: 'run', job });
  return { pause: (isPaused) => ask({ kind: 'pause', isPaused }), stop: () => worker.terminate() };
}

/** Works in slices, between which the page can react. */
function runOnPage(job: ExploreJob, { onNews }: ExploreListener): ExploreRunner {
  const loop = new ExploreLoop(job, onNews, (go) => void setTimeout(go));
  return { pause: (isPaused) => loop.pause(isPaused), stop: () => loop.stop() };
}
