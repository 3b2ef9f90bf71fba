import { type EngineHost, HostError } from '../../host/protocol.ts';

let make: () => EngineHost = () => {
  throw new HostError('no engine was given to the session');
};

/** Tells the session how to get an engine; once, before anything is started. */
export function provideHost(makeHost: () => EngineHost): void {
  make = makeHost;
}

/**
 * An engine of one's own, without a machine yet.
 *
 * @throws HostError before {@link provideHost}
 */
export function newHost(): EngineHost {
  return make();
}
