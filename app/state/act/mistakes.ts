import { anyHeld } from '../../model/layout/split.ts';
import { objectName } from '../../model/names/names.ts';
import type { App } from '../app.ts';
import type { Act } from '../machine/batch.ts';
import { focusedId, idOf } from '../machine/cache-ids.ts';
import { freeThread } from '../machine/threads.ts';
import { say } from '../session.ts';

/** Frees an object into a given cache on a CPU, without checking owner or cache, and explains the outcome. */
export async function freeWrongly(
  app: App,
  obj: number,
  cpu: number,
  into: number,
  act: Act = app.machine.act,
): Promise<void> {
  const thread = freeThread(app);
  if (thread === null) return;
  const { view } = app.session.getState();
  const name = objectName(view, obj);
  const [owner, other] = [view.caches[view.objCache.get(obj)], view.caches[into]];
  const isDone = await act({ op: 'free', thread, cpu, obj: `#${obj}`, cache: idOf(app, into) });
  const { panicked, view: after } = app.session.getState();
  if (!isDone || panicked) return;
  const names = { object: name, owner: owner?.name ?? 'a cache', into: other?.name ?? 'another cache' };
  if (after.objSlab.get(obj) < 0) say(app, { kind: 'emergency object freed wrongly', ...names });
  else if (owner === other) say(app, { kind: 'freed twice', object: name });
  else say(app, { kind: 'freed into the wrong cache', ...names });
}

/** Frees an object of the cache in focus twice, on a CPU. */
export async function doubleFree(app: App, cpu: number): Promise<void> {
  const { focus } = app.session.getState();
  const obj = heldOf(app, focus);
  const thread = freeThread(app);
  if (obj === 0 || thread === null) return;
  await app.machine.batch(async ({ act }) => {
    const isDone = await act({ op: 'free', thread, cpu, obj: `#${obj}` });
    if (isDone && !app.session.getState().panicked) await freeWrongly(app, obj, cpu, focus, act);
  });
}

/** Frees an object of the cache in focus into the next cache, on a CPU. */
export async function foreignFree(app: App, cpu: number): Promise<void> {
  const { focus } = app.session.getState();
  const into = otherCaches(app, focus)[0];
  if (into === undefined) {
    say(app, { kind: 'no other cache' });
    return;
  }
  const obj = heldOf(app, focus);
  if (obj !== 0) await freeWrongly(app, obj, cpu, into);
}

/** Numbers of the other caches that an object of this one may be freed into by mistake. */
export function otherCaches(app: App, index: number): readonly number[] {
  const { caches } = app.session.getState().view;
  const others = caches.filter((cache) => cache !== null && cache.index !== index && cache.linuxLive < 0);
  return others.flatMap((cache) => (cache === null ? [] : [cache.index]));
}

/** An object of a cache that a caller holds and that can be freed wrongly. Without one, shows why, and returns 0. */
function heldOf(app: App, index: number): number {
  const { view } = app.session.getState();
  if (focusedId(app) === null) return 0;
  if ((view.caches[index]?.linuxLive ?? 0) >= 0) {
    say(app, { kind: 'wrong free not simulated' });
    return 0;
  }
  const obj = anyHeld(view, index, 0, view.objEnd);
  if (obj === 0) say(app, { kind: 'nothing to free wrongly' });
  return obj;
}
