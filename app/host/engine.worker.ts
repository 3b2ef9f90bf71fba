import { Machine } from './machine.ts';
import type { Reply, Request } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const machine = new Machine();

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  let reply: Reply;
  try {
    reply = { id: data.id, report: machine.answer(data.ask) };
  } catch (error) {
    reply = { id: data.id, error: error instanceof Error ? error.message : String(error) };
  }
  const buffers = 'report' in reply ? reply.report.chunks.map((chunk) => chunk.words.buffer) : [];
  self.postMessage(reply, buffers);
});
