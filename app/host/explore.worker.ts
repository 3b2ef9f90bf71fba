import { ExploreLoop } from './explore-loop.ts';
import { type ExploreNews, type ExploreOrder, type StartedWork, startWork } from './explore-work.ts';

declare const self: DedicatedWorkerGlobalScope;

// A timer would cost 4 ms each time. A message does not, and still lets other messages in first.
const channel = new MessageChannel();
let next: (() => void) | null = null;
channel.port1.addEventListener('message', () => next?.());
channel.port1.start();

function later(go: () => void): void {
  next = go;
  channel.port2.postMessage(null);
}

let work: StartedWork | null = null;
let loop: ExploreLoop<ExploreNews> | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ExploreOrder>) => {
  if (data.kind === 'run') {
    work = startWork(data.work);
    loop = new ExploreLoop(work, (news) => self.postMessage(news), later);
  } else if (data.kind === 'part') {
    work?.begin(data.part);
    loop?.wake();
  } else loop?.pause(data.isPaused);
});
