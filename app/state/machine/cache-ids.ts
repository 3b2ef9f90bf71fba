import type { InSession } from '../session.ts';
import { say } from '../session.ts';

/** The name of a cache in commands, by its number. */
export function idOf(app: InSession, index: number): string {
  return app.session.getState().cacheIds[index] ?? `c${index + 1}`;
}

/** A name that no cache of the machine has or had, or will get from the scenario. */
export function newId(app: InSession): string {
  const { cacheIds, view, origin } = app.session.getState();
  const { caches = [], found = [], commands = [] } = origin?.scenario ?? {};
  const planned = commands.flatMap(({ command }) => (command.op === 'create' ? [command.cache] : []));
  const taken = [...cacheIds, ...planned, ...[...caches, ...found].map(({ id }) => id)];
  const numbers = taken.map((id) => Number(id.slice(1)));
  return `c${Math.max(view.caches.length, ...numbers) + 1}`;
}

/** The name of the cache in focus in commands. Without one, shows a notice and returns null. */
export function focusedId(app: InSession): string | null {
  const { view, focus } = app.session.getState();
  if (view.caches[focus] !== null && view.caches[focus] !== undefined) return idOf(app, focus);
  say(app, { kind: 'no cache in focus' });
  return null;
}
