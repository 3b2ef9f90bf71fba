import type { Content, ReadAsk } from './read.ts';
import type { ReadReply, ReadRequest } from './read-messages.ts';
import type { OnProgress } from './read-trace.ts';
import script from './reader.worker.ts?worker&url';
import { attachRows, type RowPiece } from './row-pieces.ts';
import { describeWorkerFailure } from './worker-failure.ts';

interface Waiting {
  readonly resolve: (content: Content) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: OnProgress;
  readonly rows: RowPiece[];
}

/** Reads files and texts in a worker, so large ones do not block the page. */
export class WorkerReader {
  #worker: Worker | null = null;
  #nextId = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** Downloads and starts the worker, so files open at once later, even without a network. */
  async prepare(): Promise<void> {
    const response = await fetch(script);
    if (!response.ok) throw new Error(`${script}: ${response.status}`);
    await response.arrayBuffer();
    this.#worker ??= this.#start();
  }

  /** Rejects if the worker cannot be downloaded or dies, for example out of memory; the next call starts another. */
  read(ask: ReadAsk, onProgress: OnProgress): Promise<Content> {
    this.#worker ??= this.#start();
    const id = this.#nextId++;
    const request: ReadRequest = { id, ask };
    this.#worker.postMessage(request);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject, onProgress, rows: [] }));
  }

  /** Stops reading. Pending calls of {@link read} reject with `reason`. */
  cancel(reason: string): void {
    this.#fail(reason);
  }

  #start(): Worker {
    const worker = new Worker(script, { type: 'module', name: 'reader' });
    worker.addEventListener('message', ({ data }: MessageEvent<ReadReply>) => {
      const asked = this.#waiting.get(data.id);
      if ('share' in data) {
        asked?.onProgress(data.share);
        return;
      }
      if ('rows' in data) {
        asked?.rows.push(data.rows);
        return;
      }
      this.#waiting.delete(data.id);
      if ('content' in data) asked?.resolve(attachRows(data.content, asked.rows));
      else asked?.reject(new Error(data.error));
    });
    worker.addEventListener('error', (event) =>
      this.#fail(describeWorkerFailure('the reader of files', event)),
    );
    worker.addEventListener('messageerror', () =>
      this.#fail('the reader of files sent something unreadable'),
    );
    return worker;
  }

  #fail(reason: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }
}
