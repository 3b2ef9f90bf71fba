import type { InSession, Session } from '../session.ts';
import { say } from '../session.ts';

/** The name of a cache in commands, by its number. */
export function idOf(app: InSession, index: number): string {
  return idAt(app.session.getState(), index);
}

function idAt({ cacheIds }: Pick<Session, 'cacheIds'>, index: number): string {
  return cacheIds[index] ?? `c${index + 1}`;
}

/** The name of a cache on the page, by its name in commands; before the cache is created, the latter. */
export function nameOfId(session: Session, id: string): string {
  const { caches } = session.view;
  return caches[caches.findIndex((_, index) => idAt(session, index) === id)]?.name ?? id;
}

/** A name that no cache of the machine has had, or will get from the scenario. */
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
