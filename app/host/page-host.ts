import type { EngineHost, Report } from './protocol.ts';

/**
 * A machine on the page's own thread, for browsers without workers. The page cannot react during a request, only
 * between two of them.
 *
 * @param load loads the local host, which contains the whole engine
 */
export function createPageHost(load: () => Promise<() => EngineHost>): EngineHost {
  let isDisposed = false;
  const loading = load().then((create) => {
    const host = create();
    if (isDisposed) host.dispose();
    return host;
  });
  // Reported by the first ask.
  loading.catch(() => undefined);
  const ask = async (what: (host: EngineHost) => Promise<Report>): Promise<Report> => {
    const host = await loading;
    await new Promise((resolve) => setTimeout(resolve));
    return what(host);
  };
  return {
    boot: (start) => ask((host) => host.boot(start)),
    send: (command, events) => ask((host) => host.send(command, events)),
    continue: (events) => ask((host) => host.continue(events)),
    advance: (limits) => ask((host) => host.advance(limits)),
    dispose: () => {
      isDisposed = true;
      void loading.then(
        (host) => host.dispose(),
        () => undefined,
      );
    },
  };
}
