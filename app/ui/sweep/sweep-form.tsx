import { type JSX, useState } from 'react';
import {
  AXES,
  type Axis,
  type AxisName,
  MOST_RUNS,
  parseValues,
  valueProblem,
} from '../../model/sweep/plan.ts';
import { sweep } from '../../state/lab/page-lab.ts';
import { formatCount } from '../../words/numbers.ts';
import { axisWords, describeRangeProblem, describeValuesProblem } from '../../words/sweeps.ts';
import { Problem } from '../widgets/problem.tsx';
import { ScenarioSelect, useScenario } from '../widgets/scenario-select.tsx';
import css from './sweep.module.css';

interface AxisText {
  readonly what: AxisName | '';
  readonly text: string;
}

/** What to vary: a scenario, one or two things, their values, and how many seeds. */
export function SweepForm(): JSX.Element {
  const [name, setName] = useState('write-burst');
  const [first, setFirst] = useState<AxisText>({ what: 'spl_kmem_cache_magazine_size', text: '2..256 x2' });
  const [second, setSecond] = useState<AxisText>({ what: '', text: '1, 2, 4, 8' });
  const [seeds, setSeeds] = useState(1);
  const [end, setEnd] = useState(2000);
  const scenario = useScenario(name);
  const parsed = [first, second].filter(({ what }) => what !== '').map(parseAxis);
  const axes = parsed.flatMap((axis) => (typeof axis === 'string' ? [] : [axis]));
  const runs = axes.reduce((product, { values }) => product * values.length, seeds);
  const problem = parsed.find((axis) => typeof axis === 'string') ?? problemOf(runs, seeds, end);
  return (
    <form
      className={css['form']}
      aria-label="New sweep"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null && scenario !== undefined) sweep.start(scenario, axes, seeds, end);
      }}
    >
      <ScenarioSelect
        name={name}
        onChange={(chosen, its) => {
          setName(chosen);
          setEnd(Math.min(its?.end ?? 1000, 5000));
        }}
      />
      <AxisFields label="Vary" axis={first} onChange={setFirst} isRequired />
      <AxisFields label="and" axis={second} onChange={setSecond} />
      <label>
        Seeds
        <input
          type="number"
          min={1}
          max={20}
          value={seeds}
          onChange={(event) => setSeeds(Number(event.target.value))}
        />
      </label>
      <label>
        Ends at (ms)
        <input
          type="number"
          min={0.1}
          step="any"
          value={end}
          onChange={(event) => setEnd(Number(event.target.value))}
        />
      </label>
      <Problem words={problem} />
      <button type="submit" className="primary" disabled={problem !== null}>
        Run {problem === null ? runs : ''} machines
      </button>
    </form>
  );
}

interface AxisFieldsProps {
  readonly label: string;
  readonly axis: AxisText;
  readonly onChange: (axis: AxisText) => void;
  readonly isRequired?: boolean;
}

function AxisFields({ label, axis, onChange, isRequired = false }: AxisFieldsProps): JSX.Element {
  return (
    <fieldset className={css['axisFields']}>
      <label>
        {label}
        <select
          value={axis.what}
          onChange={(event) => {
            const what = AXES.find((name) => name === event.target.value) ?? '';
            onChange({ ...axis, what });
          }}
        >
          {!isRequired && <option value="">nothing else</option>}
          {AXES.map((what) => {
            const { name, unit } = axisWords(what);
            return (
              <option key={what} value={what}>
                {name}
                {unit === '' ? '' : ` (${unit})`}
              </option>
            );
          })}
        </select>
      </label>
      {axis.what !== '' && (
        <label>
          {label === 'and' ? 'its values' : 'values'}
          <input value={axis.text} onChange={(event) => onChange({ ...axis, text: event.target.value })} />
        </label>
      )}
    </fieldset>
  );
}

/** What is wrong with the size of a sweep; null if it can run. `end`: in ms. */
function problemOf(runs: number, seeds: number, end: number): string | null {
  if (runs > MOST_RUNS)
    return `This is ${formatCount(runs)} runs, and the limit is ${MOST_RUNS}: use fewer values or seeds.`;
  return seeds >= 1 && seeds <= 20 && end > 0 ? null : 'Seeds must be 1 to 20, and the end later than 0 ms.';
}

/** The axis that the text describes, or what is wrong with it. */
function parseAxis({ what, text }: AxisText): Axis | string {
  if (what === '') return 'Choose what to vary.';
  const parsed = parseValues(text);
  if ('problem' in parsed) return `${what}: ${describeValuesProblem(parsed.problem)}.`;
  const wrong = parsed.values.map((value) => valueProblem(what, value)).find((problem) => problem !== null);
  return wrong === undefined || wrong === null
    ? { what, values: parsed.values }
    : `${describeRangeProblem(wrong)}.`;
}
