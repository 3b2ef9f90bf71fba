import type { CacheFigures } from '../../../engine/index.ts';
import type { App } from '../app.ts';
import { focusedId, newId } from '../machine/cache-ids.ts';
import { freeThread } from '../machine/threads.ts';
import { focusOn, say } from '../session.ts';

/** The figures of a cache to create. */
export interface NewCache extends Omit<CacheFigures, 'reclaim'> {
  /** Objects that its reclaim callback frees per call; 0: no callback. */
  readonly reclaim: number;
}

/** Creates a cache on CPU 0 and brings it into focus. */
export async function createCache(
  app: App,
  { name, size, align, flags, ctor, dtor, reclaim }: NewCache,
): Promise<void> {
  const thread = freeThread(app);
  if (thread === null) return;
  const cache = newId(app);
  const shape = { cache, name, size, align, flags, ctor, dtor };
  const behaviour = reclaim > 0 ? { reclaim: { free: reclaim } } : {};
  if (!(await app.machine.act({ op: 'create', thread, cpu: 0, ...shape, ...behaviour }))) return;
  const { panicked, moment, length, cacheIds, view } = app.session.getState();
  if (panicked || moment < length) return;
  const index = cacheIds.lastIndexOf(cache);
  if ((view.caches[index] ?? null) === null) {
    say(app, { kind: 'cache not created', name });
    return;
  }
  focusOn(app, index);
}

/** Destroys the cache in focus. */
export async function destroyCache(app: App): Promise<void> {
  const cache = focusedId(app);
  const thread = freeThread(app);
  if (cache !== null && thread !== null) await app.machine.act({ op: 'destroy', thread, cpu: 0, cache });
}
