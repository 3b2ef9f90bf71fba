import script from './explore.worker.ts?worker&url';
import type { ExplorePart } from './explore-job.ts';
import { ExploreLoop } from './explore-loop.ts';
import { type ExploreNews, type ExploreOrder, type ExploreWork, startWork } from './explore-work.ts';
import { describeWorkerFailure } from './worker-failure.ts';

/** Does some work. */
export interface ExploreRunner {
  /** Gives a search a part to do. */
  begin(part: ExplorePart): void;
  pause(isPaused: boolean): void;
  /** Stops at once; nothing more is reported. */
  stop(): void;
}

/** Called by a runner. */
export interface ExploreListener {
  readonly onNews: (news: ExploreNews) => void;
  readonly onFailure: (reason: string) => void;
}

/** Starts work in a worker, or on the page's own thread where the browser has no workers. */
export function runExplore(work: ExploreWork, listener: ExploreListener): ExploreRunner {
  return typeof Worker === 'undefined' ? runOnPage(work, listener) : runInWorker(work, listener);
}

/** Downloads the workers' script, so a search can start later without a network. */
export async function fetchExploreScript(): Promise<void> {
  const response = await fetch(script);
  if (!response.ok) throw new Error(`${script}: ${response.status}`);
  await response.arrayBuffer();
}

function runInWorker(work: ExploreWork, { onNews, onFailure }: ExploreListener): ExploreRunner {
  const worker = new Worker(script, { type: 'module', name: 'explore' });
  const ask = (order: ExploreOrder): void => worker.postMessage(order);
  worker.addEventListener('message', ({ data }: MessageEvent<ExploreNews>) => onNews(data));
  worker.addEventListener('error', (event) => onFailure(describeWorkerFailure('a worker', event)));
  ask({ kind: 'run', work });
  return {
    begin: (part) => ask({ kind: 'part', part }),
    pause: (isPaused) => ask({ kind: 'pause', isPaused }),
    stop: () => worker.terminate(),
  };
}

/** Works in slices, so the page can react in between. */
function runOnPage(asked: ExploreWork, { onNews }: ExploreListener): ExploreRunner {
  const work = startWork(asked);
  const loop = new ExploreLoop(work, onNews, (go) => void setTimeout(go));
  return {
    begin: (part) => {
      work.begin(part);
      loop.wake();
    },
    pause: (isPaused) => loop.pause(isPaused),
    stop: () => loop.stop(),
  };
}
