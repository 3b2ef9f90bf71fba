import { runJob, type SweepJob } from './sweep-job.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<SweepJob>) => {
  for (const news of runJob(data)) self.postMessage(news);
});
