import { Plus, X } from 'lucide-react';
import { type JSX, useState } from 'react';
import type { Scenario } from '../../../engine/index.ts';
import { type Change, suggestedValue, valueProblem } from '../../model/sweep/plan.ts';
import { type AxisName, axesOf, presentValue } from '../../model/sweep/vary.ts';
import { comparison } from '../../state/lab/page-lab.ts';
import { axisTitle, axisValue, describeRangeProblem, runnableWords } from '../../words/sweeps.ts';
import { HERE, MachineSelect, useMachine } from '../widgets/machine-select.tsx';
import { Problem } from '../widgets/problem.tsx';
import css from './compare.module.css';
import { contestOf, THIS } from './contest.ts';

/** The most machines beside the unchanged one. */
const MOST_CHANGES = 3;

/** What is changed at first, and in each machine that is added. */
const FIRST: readonly AxisName[] = [
  'spl_kmem_cache_obj_per_slab',
  'spl_kmem_cache_magazine_size',
  'spl_kmem_cache_expire',
];

/** A change of the form; its value is null until it is typed: then it is what is worth trying on the machine. */
interface Wanted {
  readonly what: AxisName;
  readonly value: number | null;
}

/** The machine to compare, the one on the stage at first, and what is changed in the others. */
export function CompareForm(): JSX.Element {
  const [name, setName] = useState(HERE);
  const [wanted, setWanted] = useState<readonly Wanted[]>([
    { what: 'spl_kmem_cache_obj_per_slab', value: null },
  ]);
  const chosen = useMachine(name);
  const machine = chosen?.machine ?? null;
  const scenario = machine?.kind === 'runs' ? machine.scenario : null;
  const changes = wanted.map((one) => ({ what: one.what, value: typedOr(one, scenario) }));
  const problem = changes.map(({ what, value }) => valueProblem(what, value)).find((found) => found !== null);
  const set = (at: number, next: Wanted): void => setWanted(wanted.map((old, i) => (i === at ? next : old)));
  return (
    <form
      className={css['setup']}
      aria-label="What to compare"
      onSubmit={(event) => {
        event.preventDefault();
        if (machine?.kind !== 'runs' || chosen === null || problem !== undefined) return;
        const { title, isHere } = chosen;
        const unchanged = isHere ? { unchanged: THIS } : {};
        void comparison.start(
          contestOf(machine.scenario, changes, { title, reapAtMs: machine.reapAtMs, ...unchanged }),
        );
      }}
    >
      <MachineSelect className={css['machine'] ?? ''} name={name} onChange={setName} />
      <span className="dim">and with</span>
      {changes.map((change, i) => (
        <ChangeFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the change's place in the form.
          key={i}
          change={change}
          scenario={scenario}
          onChange={(next) => set(i, next)}
          onRemove={changes.length > 1 ? () => setWanted(wanted.filter((_, at) => at !== i)) : null}
        />
      ))}
      {changes.length < MOST_CHANGES && (
        <button
          type="button"
          className="icon"
          onClick={() => setWanted([...wanted, { what: FIRST[changes.length] ?? 'cpus', value: null }])}
        >
          <Plus size={14} /> add a machine
        </button>
      )}
      <button type="submit" className="primary" disabled={problem !== undefined || scenario === null}>
        Compare
      </button>
      <Problem words={problem === undefined ? null : `${describeRangeProblem(problem)}.`} />
      {machine !== null && <p className={css['note']}>{runnableWords(machine)}</p>}
    </form>
  );
}

/** The value that was typed, or one that is worth trying. */
function typedOr({ what, value }: Wanted, scenario: Scenario | null): number {
  return value ?? suggestedValue(what, scenario === null ? null : presentValue(scenario, what));
}

interface ChangeFieldsProps {
  readonly change: Change;
  /** The machine that is changed; null while none is chosen. */
  readonly scenario: Scenario | null;
  readonly onChange: (change: Wanted) => void;
  readonly onRemove: (() => void) | null;
}

function ChangeFields({ change, scenario, onChange, onRemove }: ChangeFieldsProps): JSX.Element {
  const axes = scenario === null ? [change.what] : axesOf(scenario);
  const present = scenario === null ? null : presentValue(scenario, change.what);
  return (
    <span className={css['change']}>
      <select
        aria-label="What differs"
        value={change.what}
        onChange={(event) => {
          const what = axes.find((axis) => axis === event.target.value) ?? change.what;
          onChange({ what, value: null });
        }}
      >
        {axes.map((what) => (
          <option key={what} value={what}>
            {axisTitle(what)}
          </option>
        ))}
      </select>
      =
      <input
        type="number"
        aria-label="Its value"
        value={change.value}
        onChange={(event) => onChange({ ...change, value: Number(event.target.value) })}
      />
      {present !== null && <span className="dim">now {axisValue(change.what, present)}</span>}
      {onRemove !== null && (
        <button type="button" className="quiet icon" aria-label="Remove this machine" onClick={onRemove}>
          <X size={14} />
        </button>
      )}
    </span>
  );
}
