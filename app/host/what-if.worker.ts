import { runWhatIf, type WhatIfJob } from './what-if-job.ts';

declare const self: DedicatedWorkerGlobalScope;

let current = -1;

// A newer job replaces the current one: the worker checks for it between slices.
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
