import { TUNABLES, type TunableInfo, type TunableName, type Tunables } from '../../../engine/index.ts';
import { tunablesOf } from '../../model/layout/tunables-of.ts';
import type { App } from '../app.ts';
import { currentBranch } from '../machine/current-branch.ts';
import { say, tunableValue } from '../session.ts';
import { lastChange, type TunableChange } from './tunable-history.ts';

/** Sets a module parameter, or shows why the value is refused. Resolves to whether it was set. */
export async function setTunable(app: App, name: TunableName, value: number): Promise<boolean> {
  const info = TUNABLES.find((tunable) => tunable.name === name);
  if (info === undefined || !Number.isInteger(value) || value < info.min || value > info.max) {
    say(app, { kind: 'tunable out of range', name, min: info?.min ?? 0, max: info?.max ?? 0 });
    return false;
  }
  await app.machine.act({ op: 'tunable', name, value });
  return true;
}

/** Module parameters that differ from their defaults at the playhead, with their values. */
export function changedTunables(app: App): readonly { readonly info: TunableInfo; readonly value: number }[] {
  const { view } = app.session.getState();
  return TUNABLES.map((info) => ({ info, value: tunableValue(view, info.name) })).filter(
    ({ info, value }) => value !== info.preset,
  );
}

/** The last change of a module parameter by hand before the playhead that can be undone; null when there is none. */
export function undoableChange(app: App): TunableChange | null {
  const { moment, origin } = app.session.getState();
  const branch = currentBranch(app);
  if (origin === null || branch === null) return null;
  const journal = branch.journal.filter(({ events }) => events < moment);
  return lastChange(journal, origin.scenario.tunables);
}

/** Undoes the last change of a module parameter. */
export async function undoTunable(app: App): Promise<void> {
  const change = undoableChange(app);
  if (change === null) say(app, { kind: 'no tunable changed' });
  else await app.machine.act({ op: 'tunable', name: change.name, value: change.from });
}

/** Resets all module parameters that can be written while the module runs to their defaults. */
export async function resetTunables(app: App): Promise<void> {
  const changed = changedTunables(app).filter(({ info }) => info.effect !== 'module load');
  await app.machine.act(
    ...changed.map(({ info: { name, preset } }) => ({ op: 'tunable', name, value: preset }) as const),
  );
}

/** The module parameters at the playhead with some of them changed, for a reload: those that differ from their defaults. */
export function loadedWith(app: App, change: Partial<Tunables>): Partial<Tunables> {
  const values = { ...tunablesOf(app.session.getState().view), ...change };
  return Object.fromEntries(
    TUNABLES.filter(({ name, preset }) => values[name] !== preset).map(({ name }) => [name, values[name]]),
  );
}
