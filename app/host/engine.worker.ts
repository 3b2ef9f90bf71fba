import { Machine } from './machine.ts';
import type { Reply, Request } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const machine = new Machine();

self.addEventListener('message', ({ data }: MessageEvent<Request>) => void answer(data));

async function answer({ id, ask }: Request): Promise<void> {
  let reply: Reply;
  try {
    reply = { id, report: await machine.answer(ask) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  const buffers = 'report' in reply ? reply.report.chunks.map((chunk) => chunk.words.buffer) : [];
  self.postMessage(reply, buffers);
}
