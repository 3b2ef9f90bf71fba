import { type Content, read } from './read.ts';
import type { ReadReply, ReadRequest } from './read-messages.ts';
import { detachRows } from './row-pieces.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => void answer(data));

async function answer({ id, ask }: ReadRequest): Promise<void> {
  let reply: ReadReply;
  try {
    const { content, pieces } = detachRows(await read(ask, (share) => progress(id, share)));
    for (const rows of pieces) post({ id, rows });
    reply = { id, content };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(reply, 'content' in reply ? buffersOf(reply.content) : []);
}

let lastProgress = 0;

/** Posts progress at most ten times a second. */
function progress(id: number, share: number): void {
  const now = performance.now();
  if (now - lastProgress < 100) return;
  lastProgress = now;
  post({ id, share });
}

function post(reply: ReadReply): void {
  self.postMessage(reply);
}

function buffersOf(content: Content): ArrayBufferLike[] {
  return content.kind === 'recording' ? content.opened.run.chunks.map(({ words }) => words.buffer) : [];
}
