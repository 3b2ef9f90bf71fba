import { Machine } from './machine.ts';
import { type Ask, type EngineHost, HostError, PROTOCOL_VERSION, type Report } from './protocol.ts';

/** A machine on the page's own thread: for tests, and for browsers without workers. */
export function createLocalHost(): EngineHost {
  const machine = new Machine();
  let disposed = false;
  const ask = async (what: Ask): Promise<Report> => {
    if (disposed) throw new HostError('the machine was shut down');
    return machine.answer(what);
  };
  return {
    boot: (start) => ask({ kind: 'boot', version: PROTOCOL_VERSION, start }),
    send: (command, events = Number.POSITIVE_INFINITY) => ask({ kind: 'send', command, events }),
    continue: (events) => ask({ kind: 'continue', events }),
    advance: (limits) => ask({ kind: 'advance', limits }),
    dispose: () => {
      disposed = true;
    },
  };
}
