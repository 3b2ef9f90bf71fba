import type { WhatIfJob, WhatIfNews } from './what-if-job.ts';
import { describeWorkerFailure } from './worker-failure.ts';

/** Runs one job at a time; a new one ends the one before. */
export interface WhatIfRunner {
  run(job: WhatIfJob): void;
  /** Stops at once; nothing more is reported. */
  stop(): void;
}

/** Called by a runner; a runner that has failed answers nothing more. */
export interface WhatIfListener {
  readonly onNews: (news: WhatIfNews) => void;
  readonly onFailure: (reason: string) => void;
}

/** A runner in a worker, or on the page's own thread where the browser has no workers. */
export function createWhatIfRunner(listener: WhatIfListener): WhatIfRunner {
  return typeof Worker === 'undefined' ? createPageRunner(listener) : createWorkerRunner(listener);
}

function createWorkerRunner({ onNews, onFailure }: WhatIfListener): WhatIfRunner {
  const worker = new Worker(new URL('./what-if.worker.ts', import.meta.url), {
    type: 'module',
    name: 'what-if',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<WhatIfNews>) => onNews(data));
  worker.addEventListener('error', (event) => onFailure(describeWorkerFailure('the worker', event)));
  return { run: (job) => worker.postMessage(job), stop: () => worker.terminate() };
}

/** Works in slices, so the page can react in between. */
function createPageRunner({ onNews }: WhatIfListener): WhatIfRunner {
  let current = -1;
  const run = async (job: WhatIfJob): Promise<void> => {
    current = job.id;
    // This contains the whole engine; workers have it in their own script.
    const { runWhatIf } = await import('./what-if-job.ts');
    for (const news of runWhatIf(job)) {
      await new Promise((resolve) => setTimeout(resolve));
      if (job.id !== current) return;
      onNews(news);
    }
  };
  return {
    run: (job) => void run(job),
    stop: () => {
      current = -1;
    },
  };
}
