import { runWhatIf, type WhatIfJob } from './what-if-job.ts';

declare const self: DedicatedWorkerGlobalScope;

let current = -1;

// A newer job ends the one before: between two slices the worker looks for it.
self.addEventListener('message', ({ data }: MessageEvent<WhatIfJob>) => {
  current = data.id;
  const news = runWhatIf(data);
  const work = (): void => {
    if (data.id !== current) return;
    const { value, done } = news.next();
    if (done === true) return;
    self.postMessage(value);
    setTimeout(work);
  };
  work();
});
