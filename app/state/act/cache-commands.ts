import type { CacheFigures } from '../../../engine/index.ts';
import { focusedId, newId } from '../machine/cache-ids.ts';
import { act } from '../machine/machine.ts';
import { freeThread } from '../machine/threads.ts';
import { say, useSession } from '../session.ts';

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
  const { view } = useSession.getState();
  const index = view.caches.length;
  const cache = newId();
  const shape = { cache, name, size, align, flags, ctor, dtor };
  const behaviour = reclaim > 0 ? { reclaim: { free: reclaim } } : {};
  await act({ op: 'create', thread, cpu: 0, ...shape, ...behaviour });
  const { panicked, moment, length } = useSession.getState();
  if (panicked || moment < length) return;
  const made = view.caches[index] ?? null;
  if (made === null) {
    say('problem', `${name} was not created: no slab of such objects can be laid out, or memory is short.`);
    return;
  }
  useSession.setState({ focus: index, selection: null });
}

/** Destroys the cache in focus. */
export async function destroyCache(): Promise<void> {
  const cache = focusedId();
  const thread = freeThread();
  if (cache !== null && thread !== null) await act({ op: 'destroy', thread, cpu: 0, cache });
}
