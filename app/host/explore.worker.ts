import { ExploreLoop } from './explore-loop.ts';
import type { ExploreOrder } from './explore-runner.ts';

declare const self: DedicatedWorkerGlobalScope;

// A timer would cost 4 ms each time; a message does not, and lets others go first.
const channel = new MessageChannel();
let next: (() => void) | null = null;
channel.port1.addEventListener('message', () => next?.());
channel.port1.start();

function later(go: () => void): void {
  next = go;
  channel.port2.postMessage(null);
}

let loop: ExploreLoop | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ExploreOrder>) => {
  if (data.kind === 'pause') loop?.pause(data.isPaused);
  else loop = new ExploreLoop(data.job, (news) => self.postMessage(news), later);
});
