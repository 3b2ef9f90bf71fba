import type { CacheFigures } from '../../../engine/index.ts';
import { focusedId, newId } from '../machine/cache-ids.ts';
import { act } from '../machine/machine.ts';
import { freeThread } from '../machine/threads.ts';
import { focusOn, say, useSession } from '../session.ts';

/** The figures of a cache to create. */
export interface NewCache extends Omit<CacheFigures, 'reclaim'> {
  /** Objects that its reclaim callback frees at a time; 0: it has none. */
  readonly reclaim: number;
}

/** Creates a cache on cpu 0 and brings it into focus. */
export async function createCache({
  name,
  size,
  align,
  flags,
  ctor,
  dtor,
  reclaim,
}: NewCache): Promise<void> {
  const thread = freeThread();
  if (thread === null) return;
  const cache = newId();
  const shape = { cache, name, size, align, flags, ctor, dtor };
  const behaviour = reclaim > 0 ? { reclaim: { free: reclaim } } : {};
  if (!(await act({ op: 'create', thread, cpu: 0, ...shape, ...behaviour }))) return;
  const { panicked, moment, length, cacheIds, view } = useSession.getState();
  if (panicked || moment < length) return;
  const index = cacheIds.lastIndexOf(cache);
  if ((view.caches[index] ?? null) === null) {
    say('problem', `${name} was not created: no slab of such objects can be laid out, or memory is short.`);
    return;
  }
  focusOn(index);
}

/** Destroys the cache in focus. */
export async function destroyCache(): Promise<void> {
  const cache = focusedId();
  const thread = freeThread();
  if (cache !== null && thread !== null) await act({ op: 'destroy', thread, cpu: 0, cache });
}
