import { type Content, read } from './read.ts';
import type { ReadReply, ReadRequest } from './reader.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => void answer(data));

async function answer({ id, ask }: ReadRequest): Promise<void> {
  let reply: ReadReply;
  try {
    reply = { id, content: await read(ask) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(reply, 'content' in reply ? buffersOf(reply.content) : []);
}

function buffersOf(content: Content): ArrayBufferLike[] {
  return content.kind === 'recording' ? content.opened.run.chunks.map(({ words }) => words.buffer) : [];
}
