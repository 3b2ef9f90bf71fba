import { objectName } from '../model/queries/names.ts';
import { anyHeld } from '../model/queries/split.ts';
import { focusedId, idOf } from './cache-ids.ts';
import { act, inOneGo } from './machine.ts';
import { say, useSession } from './session.ts';
import { freeThread } from './threads.ts';

/** Frees an object into a cache, whoever holds it and whosever it is, on a cpu; and says what that means. */
export async function freeWrongly(obj: number, cpu: number, into: number): Promise<void> {
  const thread = freeThread();
  if (thread === null) return;
  const { view, length } = useSession.getState();
  const name = objectName(view, obj);
  const [owner, other] = [view.caches[view.objCache.get(obj)], view.caches[into]];
  await act({ op: 'free', thread, cpu, obj: `#${obj}`, cache: idOf(into) });
  const { panicked, length: now } = useSession.getState();
  if (panicked || now === length) return;
  if (owner === other) {
    say(
      'info',
      `Nothing noticed: ${name} now stands in magazines twice, and two allocations will get it. When both have come back to the slab, its free list runs in a circle.`,
    );
    return;
  }
  say(
    'info',
    `Nothing noticed: ${name} of ${owner?.name ?? 'a cache'} now stands in a magazine of ${other?.name ?? 'another'}, which will hand it out. When that magazine is flushed, an ASSERT of a debug build fails; any other build writes into the wrong slab.`,
  );
}

/** Frees an object of the cache in focus twice, on a cpu. */
export async function doubleFree(cpu: number): Promise<void> {
  const { focus } = useSession.getState();
  const obj = heldOfSlab(focus);
  const thread = freeThread();
  if (obj === 0 || thread === null) return;
  await inOneGo(async () => {
    await act({ op: 'free', thread, cpu, obj: `#${obj}` });
    if (!useSession.getState().panicked) await freeWrongly(obj, cpu, focus);
  });
}

/** Frees an object of the cache in focus into the next cache, on a cpu. */
export async function foreignFree(cpu: number): Promise<void> {
  const { focus } = useSession.getState();
  const into = otherCaches(focus)[0];
  if (into === undefined) {
    say('info', 'There is no other cache with slabs of its own: create one first.');
    return;
  }
  const obj = heldOfSlab(focus);
  if (obj !== 0) await freeWrongly(obj, cpu, into);
}

/** Numbers of the other caches that an object of this one may be freed into by mistake. */
export function otherCaches(index: number): readonly number[] {
  const { caches } = useSession.getState().view;
  const others = caches.filter((cache) => cache !== null && cache.index !== index && cache.linuxLive < 0);
  return others.flatMap((cache) => (cache === null ? [] : [cache.index]));
}

/** An object of a slab of that cache that a caller holds; says so if there is none. */
function heldOfSlab(index: number): number {
  const { view } = useSession.getState();
  if (focusedId() === null) return 0;
  for (let from = 0, first = 0; ; ) {
    const obj = anyHeld(view, index, from, view.objEnd);
    if (obj !== 0 && view.objSlab.get(obj) >= 0) return obj;
    if (obj === 0 || obj === first) break;
    if (first === 0) first = obj;
    from = obj;
  }
  say('info', 'No caller holds an object of a slab of this cache: allocate one first.');
  return 0;
}
