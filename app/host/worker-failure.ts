/**
 * Why a worker failed. The browser sends a message only for an error that the script threw: a script that could not
 * be downloaded gives a bare event.
 *
 * @param who the worker, as the subject of a sentence: “the engine”
 */
export function describeWorkerFailure(who: string, event: Event): string {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : '';
  if (message !== '') return `${who} stopped: ${message}`;
  return `${who} could not be downloaded: the network is down, or its file is missing from the server`;
}
