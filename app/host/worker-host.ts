import {
  type Ask,
  type EngineHost,
  HostError,
  PROTOCOL_VERSION,
  type Reply,
  type Report,
} from './protocol.ts';
import { describeWorkerFailure } from './worker-failure.ts';

/** An engine counts as dead after this many ms without an answer: a browser may end a worker without notice. */
const PATIENCE = 60_000;

interface Waiting {
  readonly resolve: (report: Report) => void;
  readonly reject: (error: HostError) => void;
}

/** A machine in a worker: the page never waits for it. */
export function createWorkerHost(): EngineHost {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  });
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let dead: HostError | null = null;
  let watch: ReturnType<typeof setTimeout> | undefined;

  const expectAnswer = (): void => {
    clearTimeout(watch);
    if (waiting.size === 0) return;
    watch = setTimeout(() => end(new HostError('the engine has not answered for a minute')), PATIENCE);
  };
  const end = (error: HostError): void => {
    dead = error;
    clearTimeout(watch);
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    expectAnswer();
    if ('report' in data) asked?.resolve(data.report);
    else asked?.reject(new HostError(data.error));
  });
  worker.addEventListener('error', (event) => end(new HostError(describeWorkerFailure('the engine', event))));
  worker.addEventListener('messageerror', () => end(new HostError('the engine sent an unreadable message')));

  const ask = (what: Ask): Promise<Report> =>
    new Promise((resolve, reject) => {
      if (dead !== null) {
        reject(dead);
        return;
      }
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      if (waiting.size === 1) expectAnswer();
      worker.postMessage({ id, ask: what });
    });
  return {
    boot: (start) => ask({ kind: 'boot', version: PROTOCOL_VERSION, start }),
    send: (command, events = Number.POSITIVE_INFINITY) => ask({ kind: 'send', command, events }),
    continue: (events) => ask({ kind: 'continue', events }),
    advance: (limits) => ask({ kind: 'advance', limits }),
    dispose: () => end(new HostError('the machine was shut down')),
  };
}
