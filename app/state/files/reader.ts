import type { Content, ReadAsk } from '../../host/read.ts';
import { fetchReaderScript, WorkerReader } from '../../host/reader.ts';
import { MISSING } from '../browser-features.ts';
import { onDemand } from '../on-demand.ts';

/** Reads a file or a text off the page's thread; on it where the browser has no workers. */
export const readContent: (ask: ReadAsk) => Promise<Content> = MISSING.has('Worker') ? onPage() : inWorker();

/** Stops what is being read: its calls reject with `reason`. Without a worker nothing can be stopped. */
export function cancelReading(reason: string): void {
  worker?.cancel(reason);
}

let worker: WorkerReader | null = null;

function inWorker(): (ask: ReadAsk) => Promise<Content> {
  onDemand('The code that opens files', fetchReaderScript);
  return (ask) => {
    worker ??= new WorkerReader();
    return worker.read(ask);
  };
}

function onPage(): (ask: ReadAsk) => Promise<Content> {
  const load = onDemand('The code that opens files', () => import('../../host/read.ts'));
  return async (ask) => {
    const { read } = await load();
    return read(ask);
  };
}
