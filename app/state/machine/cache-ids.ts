import type { InSession } from '../session.ts';
import { say } from '../session.ts';

/** The name in commands of a cache, by its number. */
export function idOf(app: InSession, index: number): string {
  return app.session.getState().cacheIds[index] ?? `c${index + 1}`;
}

/** A name that no cache of the machine has, had or will have by its scenario. */
export function newId(app: InSession): string {
  const { cacheIds, view, origin } = app.session.getState();
  const { caches = [], found = [], commands = [] } = origin?.scenario ?? {};
  const planned = commands.flatMap(({ command }) => (command.op === 'create' ? [command.cache] : []));
  const taken = [...cacheIds, ...planned, ...[...caches, ...found].map(({ id }) => id)];
  const numbers = taken.map((id) => Number(id.slice(1)));
  return `c${Math.max(view.caches.length, ...numbers) + 1}`;
}

/** The name in commands of the cache in focus; says so if there is none. */
export function focusedId(app: InSession): string | null {
  const { view, focus } = app.session.getState();
  if (view.caches[focus] !== null && view.caches[focus] !== undefined) return idOf(app, focus);
  say(app, { kind: 'no cache in focus' });
  return null;
}
