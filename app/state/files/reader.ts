import type { Content, ReadAsk } from '../../host/read.ts';
import type { OnProgress } from '../../host/read-trace.ts';
import { WorkerReader } from '../../host/reader.ts';
import { MISSING } from '../browser-features.ts';
import { onDemand } from '../on-demand.ts';

type Read = (ask: ReadAsk, onProgress: OnProgress) => Promise<Content>;

const worker = new WorkerReader();

/** Reads a file or a text in a worker, or on the page's thread if the browser has none. */
export const readContent: Read = MISSING.has('Worker') ? onPage() : inWorker();

/** Stops what is being read: its calls reject with `reason`. Without a worker, reading cannot be stopped. */
export function cancelReading(reason: string): void {
  worker.cancel(reason);
}

function inWorker(): Read {
  onDemand('The code that opens files', () => worker.prepare());
  return (ask, onProgress) => worker.read(ask, onProgress);
}

function onPage(): Read {
  const load = onDemand('The code that opens files', () => import('../../host/read.ts'));
  return async (ask, onProgress) => {
    const { read } = await load();
    return read(ask, onProgress);
  };
}
