/** Events to request at a time: a few dozen ms of the worker's time. */
export const BATCH_EVENTS = 100_000;

/** Events to request first, while the engine is still slow and the first picture waits. */
export const FIRST_BATCH: number = BATCH_EVENTS / 8;

/** Events to request after a batch: twice as many, up to {@link BATCH_EVENTS}. */
export function batchAfter(batch: number): number {
  return Math.min(2 * batch, BATCH_EVENTS);
}
