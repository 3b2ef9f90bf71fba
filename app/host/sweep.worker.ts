import { runJob, type SweepJob } from './sweep-job.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<SweepJob>) => {
  runJob(data, (news) => self.postMessage(news));
});
