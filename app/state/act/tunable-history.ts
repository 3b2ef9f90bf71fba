import {
  defaultTunables,
  type JournalEntry,
  type TunableName,
  type Tunables,
} from '../../../engine/index.ts';

/** A module parameter that was changed by hand. */
export interface TunableChange {
  readonly name: TunableName;
  readonly from: number;
  readonly to: number;
}

/**
 * The last change in a journal that was not undone; null when there is none. `atLoad`: values that the machine started
 * with, where they differ from the defaults. A module reload cannot be undone this way.
 */
export function lastChange(
  journal: readonly JournalEntry[],
  atLoad: Readonly<Partial<Tunables>>,
): TunableChange | null {
  let values = { ...defaultTunables(), ...atLoad };
  let changes: TunableChange[] = [];
  for (const { command } of journal) {
    if (command.op === 'reload') {
      values = { ...defaultTunables(), ...command.tunables };
      changes = [];
    } else if (command.op === 'tunable') {
      const { name, value } = command;
      const change = { name, from: values[name], to: value };
      const last = changes.at(-1);
      if (last?.name === name && last.from === value) changes.pop();
      else if (change.from !== change.to) changes.push(change);
      values[name] = value;
    }
  }
  return changes.at(-1) ?? null;
}
