import type { JSX } from 'react';
import type { Scenario } from '../../../engine/index.ts';
import { AXES, axesOf, presentValue } from '../../model/sweep/vary.ts';
import { sweep } from '../../state/lab/page-lab.ts';
import { axisTitle, axisValue, runnableWords } from '../../words/sweeps.ts';
import { MachineSelect, useMachine } from '../widgets/machine-select.tsx';
import { Problem } from '../widgets/problem.tsx';
import css from './sweep.module.css';
import { type AxisText, endOf, readDraft, type SweepDraft, valuesFor } from './sweep-draft.ts';

interface SweepFormProps {
  readonly draft: SweepDraft;
  readonly onChange: (draft: SweepDraft) => void;
  readonly onStart: () => void;
}

/**
 * The form of a sweep: the machine (at first the one on the stage), one or two settings, their values, and the number
 * of seeds.
 */
export function SweepForm({ draft, onChange, onStart }: SweepFormProps): JSX.Element {
  const chosen = useMachine(draft.name);
  const machine = chosen?.machine ?? null;
  const scenario = machine?.kind === 'runs' ? machine.scenario : null;
  const endMs = endOf(draft, scenario);
  const { axes, runs, problem } = readDraft(draft, endMs);
  const start = (): void => {
    if (problem !== null || machine?.kind !== 'runs' || chosen === null) return;
    const { title } = chosen;
    const { reapAtMs } = machine;
    const varied = { ...machine.scenario, end: endMs };
    const about = { title, question: null, isExample: false, metric: null };
    sweep.start({ ...about, reapAtMs, scenario: varied, axes, seeds: draft.seeds });
    onStart();
  };
  return (
    <form
      className={css['form']}
      aria-label="New sweep"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <MachineSelect name={draft.name} onChange={(name) => onChange({ ...draft, name, endMs: null })} />
      {machine !== null && <p className={css['note']}>{runnableWords(machine)}</p>}
      <AxisFields
        label="Vary"
        axis={draft.first}
        scenario={scenario}
        onChange={(first) => onChange({ ...draft, first })}
        isRequired
      />
      <AxisFields
        label="and"
        axis={draft.second}
        scenario={scenario}
        onChange={(second) => onChange({ ...draft, second })}
      />
      <Numbers draft={draft} endMs={endMs} onChange={onChange} />
      <Problem words={problem} />
      <button type="submit" className="primary" disabled={problem !== null || scenario === null}>
        Run {problem === null ? runs : ''} machines
      </button>
    </form>
  );
}

interface NumbersProps {
  readonly draft: SweepDraft;
  /** In ms. */
  readonly endMs: number;
  readonly onChange: (draft: SweepDraft) => void;
}

function Numbers({ draft, endMs, onChange }: NumbersProps): JSX.Element {
  return (
    <div className={css['numbers']}>
      <label>
        Seeds
        <input
          type="number"
          min={1}
          max={20}
          value={draft.seeds}
          onChange={(event) => onChange({ ...draft, seeds: Number(event.target.value) })}
        />
      </label>
      <label>
        Ends at (ms)
        <input
          type="number"
          min={0.1}
          step="any"
          value={endMs}
          onChange={(event) => onChange({ ...draft, endMs: Number(event.target.value) })}
        />
      </label>
    </div>
  );
}

interface AxisFieldsProps {
  readonly label: string;
  readonly axis: AxisText;
  /** The machine that is varied; null while there is none. */
  readonly scenario: Scenario | null;
  readonly onChange: (axis: AxisText) => void;
  readonly isRequired?: boolean;
}

function AxisFields(props: AxisFieldsProps): JSX.Element {
  const { label, axis, scenario, onChange, isRequired = false } = props;
  const axes = scenario === null ? AXES : axesOf(scenario);
  const present = scenario === null || axis.what === '' ? null : presentValue(scenario, axis.what);
  return (
    <fieldset className={css['axisFields']}>
      <label>
        {label}
        <select
          value={axis.what}
          onChange={(event) => {
            const what = axes.find((name) => name === event.target.value) ?? '';
            onChange({ what, text: what === '' ? axis.text : valuesFor(what, scenario) });
          }}
        >
          {!isRequired && <option value="">nothing else</option>}
          {axes.map((what) => (
            <option key={what} value={what}>
              {axisTitle(what)}
            </option>
          ))}
        </select>
      </label>
      {axis.what !== '' && (
        <label>
          {label === 'and' ? 'its values' : 'values'}
          <input value={axis.text} onChange={(event) => onChange({ ...axis, text: event.target.value })} />
        </label>
      )}
      {axis.what !== '' && present !== null && (
        <p className={css['note']}>now {axisValue(axis.what, present)}</p>
      )}
    </fieldset>
  );
}
