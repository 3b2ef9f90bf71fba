import { Pause, Play, Plus, X } from 'lucide-react';
import { type JSX, useState } from 'react';
import { AXES, type AxisName, valueProblem } from '../../model/sweep/plan.ts';
import type { Change, Variant } from '../../state/lab/compare.ts';
import { comparison, useComparison } from '../../state/lab/page-lab.ts';
import { axisWords, describeRangeProblem } from '../../words/sweeps.ts';
import { formatClock } from '../../words/times.ts';
import { Problem } from '../widgets/problem.tsx';
import { ScenarioSelect, useScenario } from '../widgets/scenario-select.tsx';
import css from './compare.module.css';
import { DifferenceChart } from './difference-chart.tsx';
import { ResultTable } from './result-table.tsx';
import { SmallStage } from './small-stage.tsx';

/** The most machines beside the unchanged one. */
const MOST_CHANGES = 3;

/** Two to four machines side by side, from the same seed and callers, at the same time. */
export function CompareView(): JSX.Element {
  const variants = useComparison((comparison) => comparison.variants);
  const problem = useComparison((comparison) => comparison.problem);
  const [focus, setFocus] = useState(0);
  // Views change in place: render again when the number of caches changes.
  useComparison((comparison) => comparison.variants[0]?.view.caches.filter(Boolean).length ?? 0);
  const caches = variants[0]?.view.caches.filter((cache) => cache !== null && cache !== undefined) ?? [];
  return (
    <main className={css['view']}>
      <Setup />
      <Problem words={problem} />
      {variants.length === 0 ? (
        <p className="empty">
          Choose a scenario and what to change in one to three other machines. All run from the same seed with
          the same callers; you see them at the same time, where they diverge and how they score.
        </p>
      ) : (
        <>
          <div className="row">
            <Clock />
            {caches.length > 1 && (
              <select
                aria-label="Cache"
                value={focus}
                onChange={(event) => setFocus(Number(event.target.value))}
              >
                {caches.map(({ index, name }) => (
                  <option key={index} value={index}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </div>
          <div className={css['stages']}>
            {variants.map((one) => (
              <section key={one.id} aria-label={one.label}>
                <h2>
                  {one.label}
                  {!one.isOver && <span className="dim"> · recording…</span>}
                </h2>
                <SmallStage variant={one} against={rivalOf(one, variants)} focus={focus} />
              </section>
            ))}
          </div>
          <DifferenceChart focus={focus} />
          <ResultTable />
        </>
      )}
    </main>
  );
}

/** The machine that one is compared with: the first with the second, all others with the first. */
function rivalOf(one: Variant, all: readonly Variant[]): Variant {
  const [first, second] = all;
  return (one === first ? second : first) ?? one;
}

/** The time that all machines are shown at. A component of its own, since it renders in every frame while they play. */
function Clock(): JSX.Element {
  const { time, end, playing } = useComparison();
  return (
    <>
      <button
        type="button"
        className="icon primary"
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={() => comparison.play()}
      >
        {playing ? <Pause size={16} /> : <Play size={16} />}
      </button>
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={formatClock(time)}
        className={css['scrub']}
        min={0}
        max={1000}
        value={Math.round((1000 * time) / Math.max(end, 1))}
        onChange={(event) => comparison.seek((Number(event.target.value) / 1000) * end)}
      />
      <output className="mono">{formatClock(time)}</output>
    </>
  );
}

/** The scenario and the changes to compare. */
function Setup(): JSX.Element {
  const [name, setName] = useState('write-burst');
  const [changes, setChanges] = useState<readonly Change[]>([
    { what: 'spl_kmem_cache_obj_per_slab', value: 32 },
  ]);
  const scenario = useScenario(name);
  const problem =
    changes.map(({ what, value }) => valueProblem(what, value)).find((found) => found !== null) ?? null;
  return (
    <form
      className={css['setup']}
      aria-label="What to compare"
      onSubmit={(event) => {
        event.preventDefault();
        if (scenario !== undefined && problem === null) void comparison.start(scenario, changes);
      }}
    >
      <ScenarioSelect className="group" name={name} onChange={setName} />
      <span className="dim">unchanged, versus</span>
      {changes.map((change, i) => (
        <ChangeFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the change's place in the form.
          key={i}
          change={change}
          onChange={(next) => setChanges(changes.map((old, at) => (at === i ? next : old)))}
          onRemove={changes.length > 1 ? () => setChanges(changes.filter((_, at) => at !== i)) : null}
        />
      ))}
      {changes.length < MOST_CHANGES && (
        <button
          type="button"
          className="icon"
          onClick={() => setChanges([...changes, { what: 'spl_kmem_cache_magazine_size', value: 16 }])}
        >
          <Plus size={14} /> add a machine
        </button>
      )}
      <Problem words={problem === null ? null : `${describeRangeProblem(problem)}.`} />
      <button type="submit" className="primary" disabled={problem !== null}>
        Compare
      </button>
    </form>
  );
}

interface ChangeFieldsProps {
  readonly change: Change;
  readonly onChange: (change: Change) => void;
  readonly onRemove: (() => void) | null;
}

function ChangeFields({ change, onChange, onRemove }: ChangeFieldsProps): JSX.Element {
  return (
    <span className={css['change']}>
      <select
        aria-label="What differs"
        className="mono"
        value={change.what}
        onChange={(event) => {
          const what: AxisName = AXES.find((axis) => axis === event.target.value) ?? change.what;
          onChange({ ...change, what });
        }}
      >
        {AXES.map((what) => (
          <option key={what} value={what}>
            {axisWords(what).name.replace('spl_kmem_cache_', '')}
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
      {onRemove !== null && (
        <button type="button" className="quiet icon" aria-label="Remove this machine" onClick={onRemove}>
          <X size={14} />
        </button>
      )}
    </span>
  );
}
