import { type JSX, useMemo } from 'react';
import { CATALOGUE } from '../../../engine/index.ts';
import { type Runnable, runnableOf } from '../../model/sweep/runnable.ts';
import { currentBranch } from '../../state/machine/current-branch.ts';
import { app, useSession } from '../../state/page.ts';

/** The name of the machine on the stage. */
export const HERE = 'here';

/** A machine chosen to run with changes. */
export interface ChosenMachine {
  readonly title: string;
  readonly isHere: boolean;
  readonly machine: Runnable;
}

/** The machine with a name: the one on the stage, with its actions by hand, or a scenario of the catalogue. */
export function useMachine(name: string): ChosenMachine | null {
  const origin = useSession((session) => session.origin);
  const journal = useSession(() => currentBranch(app)?.journal ?? null);
  return useMemo(() => {
    if (name === HERE) {
      if (origin === null) return null;
      return { title: origin.title, isHere: true, machine: runnableOf(origin.scenario, journal ?? []) };
    }
    const scenario = CATALOGUE[name];
    if (scenario === undefined) return null;
    return { title: scenario.title, isHere: false, machine: runnableOf(scenario, []) };
  }, [name, origin, journal]);
}

/** Props of {@link MachineSelect}. */
export interface MachineSelectProps {
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly className?: string;
}

/** The machine on the stage, and the scenarios of the catalogue. */
export function MachineSelect({ name, onChange, className }: MachineSelectProps): JSX.Element {
  const title = useSession(({ origin }) => origin?.title ?? null);
  return (
    <label className={className}>
      Machine
      <select value={name} onChange={(event) => onChange(event.target.value)}>
        {title !== null && <option value={HERE}>this machine: {title}</option>}
        <optgroup label="Scenarios">
          {Object.entries(CATALOGUE).map(([key, scenario]) => (
            <option key={key} value={key}>
              {scenario.title}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
