import type { JSX } from 'react';
import { CATALOGUE, type Scenario } from '../../../engine/index.ts';
import { useSession } from '../../state/page.ts';

/** The name of the scenario on the stage. */
const HERE = 'here';

/** The scenario with a name; undefined if there is none. */
export function useScenario(name: string): Scenario | undefined {
  const here = useScenarioHere();
  return name === HERE && here !== null ? here : CATALOGUE[name];
}

/** The scenario on the stage, if it has an end. */
function useScenarioHere(): Scenario | null {
  return useSession(({ origin }) => (origin !== null && origin.scenario.end > 0 ? origin.scenario : null));
}

/** One of the scenarios to choose. */
export interface ScenarioSelectProps {
  readonly name: string;
  readonly onChange: (name: string, scenario: Scenario | undefined) => void;
  readonly className?: string;
}

/** The scenarios of the catalogue, and the one on the stage. */
export function ScenarioSelect({ name, onChange, className }: ScenarioSelectProps): JSX.Element {
  const here = useScenarioHere();
  const choose = (chosen: string): void =>
    onChange(chosen, chosen === HERE && here !== null ? here : CATALOGUE[chosen]);
  return (
    <label className={className}>
      Scenario
      <select value={name} onChange={(event) => choose(event.target.value)}>
        {here !== null && <option value={HERE}>on the stage: {here.title}</option>}
        {Object.entries(CATALOGUE).map(([key, { title }]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
