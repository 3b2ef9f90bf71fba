import { type JSX, useState } from 'react';
import { METRIC_NAMES, type Metric } from '../../model/outcome/outcome.ts';
import type { Axis, SweepRun } from '../../model/sweep/plan.ts';
import { PRESETS } from '../../model/sweep/presets.ts';
import { type Cell, cellsOf, sweepCsv, sweepJson } from '../../model/sweep/summary.ts';
import { offerText } from '../../state/files/offer-file.ts';
import { sweep, useSweep } from '../../state/lab/page-lab.ts';
import { app } from '../../state/page.ts';
import { say } from '../../state/session.ts';
import { startScenario } from '../../state/start/sources.ts';
import { METRIC_WORDS } from '../../words/metrics.ts';
import { PRESET_WORDS } from '../../words/sweeps.ts';
import css from './sweep.module.css';
import { SweepForm } from './sweep-form.tsx';
import { SweepHeat } from './sweep-heat.tsx';
import { SweepLines } from './sweep-lines.tsx';

/** Runs many machines and shows what a change of one or two things does, over all their values. */
export function SweepView({ onOpenMachine }: { readonly onOpenMachine: () => void }): JSX.Element {
  const { axes, runs, results, metric } = useSweep();
  const [hovered, setHovered] = useState<string | null>(null);
  const known = new Map<Metric, readonly Cell[]>();
  const cells = (of: Metric): readonly Cell[] => {
    const found = known.get(of) ?? cellsOf(runs, results, of);
    known.set(of, found);
    return found;
  };
  const Chart = axes.length > 1 ? SweepHeat : SweepLines;
  const open = (cell: Cell): void => {
    const [run] = cell.runs;
    if (run === undefined) return;
    openRun(run, axes);
    onOpenMachine();
  };
  return (
    <main className={css['view']}>
      <section aria-label="Questions" className={css['questions']}>
        <h2>Questions</h2>
        {PRESETS.map((preset) => (
          <button key={preset.name} type="button" onClick={() => sweep.startPreset(preset)}>
            {PRESET_WORDS[preset.name]}
          </button>
        ))}
        <h2>Your own sweep</h2>
        <SweepForm />
      </section>
      <section aria-label="Results" className={css['results']}>
        {runs.length === 0 ? (
          <p className="empty">
            A sweep runs the same scenario many times with different values. Pick a question or choose what to
            vary; it runs in the background.
          </p>
        ) : (
          <>
            <ResultsBar />
            <Chart
              axes={axes}
              cellsOf={cells}
              metric={metric}
              hovered={hovered}
              onHover={setHovered}
              onChoose={(chosen) => sweep.showMetric(chosen)}
              onOpen={open}
            />
            <Failures cells={cells(metric)} />
          </>
        )}
      </section>
    </main>
  );
}

/** Starts the machine of a run. */
function openRun(run: SweepRun, axes: readonly Axis[]): void {
  const what = axes.map((axis, i) => `${axis.what} = ${run.values[i]}`).join(', ');
  const title = `${run.scenario.title} · ${what}`.slice(0, 200);
  void startScenario(app, { ...run.scenario, title }).then(() =>
    say(app, { kind: 'run of a sweep', change: what, seed: run.seed }),
  );
}

/** The metric to show, the progress of the sweep, and its buttons. */
function ResultsBar(): JSX.Element {
  const { axes, runs, results, metric } = useSweep();
  return (
    <div className="row">
      <label className="group">
        Show
        <select
          value={metric}
          onChange={(event) =>
            sweep.showMetric(METRIC_NAMES.find((name) => name === event.target.value) ?? 'operations')
          }
        >
          {METRIC_NAMES.map((name) => (
            <option key={name} value={name}>
              {METRIC_WORDS[name]}
            </option>
          ))}
        </select>
      </label>
      <Progress />
      <span className="spring" />
      <RunButtons />
      <button type="button" onClick={() => offerText('sweep.csv', 'text/csv', sweepCsv(axes, runs, results))}>
        CSV
      </button>
      <button
        type="button"
        onClick={() => offerText('sweep.json', 'application/json', sweepJson(axes, runs, results))}
      >
        JSON
      </button>
    </div>
  );
}

/** Pauses and cancels a sweep that is not over. */
function RunButtons(): JSX.Element | null {
  const state = useSweep((sweep) => sweep.state);
  if (state !== 'running' && state !== 'paused') return null;
  return (
    <>
      <button type="button" onClick={() => sweep.pause(state === 'running')}>
        {state === 'running' ? 'Pause' : 'Resume'}
      </button>
      <button type="button" onClick={() => sweep.cancel()}>
        Cancel
      </button>
    </>
  );
}

function Progress(): JSX.Element {
  const { runs, results, progress, state, scenario } = useSweep();
  const share = (results.size + [...progress.values()].reduce((sum, part) => sum + part, 0)) / runs.length;
  const words = {
    idle: '',
    running: 'running',
    paused: 'paused',
    cancelled: 'cancelled; results so far are kept',
    done: 'done',
  }[state];
  return (
    <span className="group">
      <progress aria-label="Runs done" max={1} value={share} />
      <span className="dim" role="status">
        {results.size} of {runs.length} runs of “{scenario?.title}” · {words}
      </span>
    </span>
  );
}

function Failures({ cells }: { readonly cells: readonly Cell[] }): JSX.Element | null {
  const failures = cells.flatMap(({ values, failures: reasons }) =>
    reasons.map((reason) => `${values.join(', ')}: ${reason}`),
  );
  if (failures.length === 0) return null;
  return (
    <section aria-label="Runs without a result">
      <h2>Runs without a result</h2>
      <ul>
        {failures.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}
