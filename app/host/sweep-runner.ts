import script from './sweep.worker.ts?worker&url';
import type { SweepJob, SweepNews } from './sweep-job.ts';
import { describeWorkerFailure } from './worker-failure.ts';

/** Runs the jobs of a sweep one at a time. */
export interface SweepRunner {
  run(job: SweepJob): void;
  /** Stops at once; nothing more is reported. */
  stop(): void;
}

/** Called by a runner. */
export interface SweepListener {
  readonly onNews: (news: SweepNews) => void;
  /** The runner itself failed, and with it the job that it was running. */
  readonly onFailure: (reason: string) => void;
}

/** A runner in a worker, or on the page's own thread where the browser has no workers. */
export function createRunner(listener: SweepListener): SweepRunner {
  return typeof Worker === 'undefined' ? createPageRunner(listener) : createWorkerRunner(listener);
}

/** Downloads the workers' script, so a sweep can start later without a network. */
export async function fetchSweepScript(): Promise<void> {
  const response = await fetch(script);
  if (!response.ok) throw new Error(`${script}: ${response.status}`);
  await response.arrayBuffer();
}

function createWorkerRunner({ onNews, onFailure }: SweepListener): SweepRunner {
  const worker = new Worker(script, { type: 'module', name: 'sweep' });
  worker.addEventListener('message', ({ data }: MessageEvent<SweepNews>) => onNews(data));
  worker.addEventListener('error', (event) => onFailure(describeWorkerFailure('the worker', event)));
  return { run: (job) => worker.postMessage(job), stop: () => worker.terminate() };
}

/** Works in slices, so the page can react in between. */
function createPageRunner({ onNews }: SweepListener): SweepRunner {
  let isStopped = false;
  const run = async (job: SweepJob): Promise<void> => {
    // This contains the whole engine; workers have it in their own script.
    const { runJob } = await import('./sweep-job.ts');
    for (const news of runJob(job)) {
      await new Promise((resolve) => setTimeout(resolve));
      if (isStopped) return;
      onNews(news);
    }
  };
  return {
    run: (job) => void run(job),
    stop: () => {
      isStopped = true;
    },
  };
}
