import { type JSX, useEffect, useRef, useState } from 'react';
import type { Metric } from '../../model/outcome/outcome.ts';
import { changed, changesOf, type SweepRun } from '../../model/sweep/plan.ts';
import { PRESETS } from '../../model/sweep/presets.ts';
import { type Cell, cellsOf } from '../../model/sweep/summary.ts';
import { sweep, useSweep } from '../../state/lab/page-lab.ts';
import type { SweepPlan } from '../../state/lab/sweep.ts';
import { app } from '../../state/page.ts';
import { say } from '../../state/session.ts';
import { startScenario } from '../../state/start/sources.ts';
import { changeWords, PRESET_WORDS } from '../../words/sweeps.ts';
import { Term } from '../widgets/term.tsx';
import { ResultsBar } from './results-bar.tsx';
import css from './sweep.module.css';
import { draftOf, FIRST_DRAFT } from './sweep-draft.ts';
import { SweepForm } from './sweep-form.tsx';
import { SweepHeat } from './sweep-heat.tsx';
import { SweepLines } from './sweep-lines.tsx';

/** Runs many machines and shows what a change of one or two things does, over all their values. */
export function SweepView({ onOpenMachine }: { readonly onOpenMachine: () => void }): JSX.Element {
  const question = useSweep(({ plan }) => plan?.question ?? null);
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const results = useRef<HTMLElement>(null);
  const questions = useRef<HTMLElement>(null);
  const showResults = (): void => results.current?.scrollIntoView({ block: 'start' });
  useEffect(showExample, []);
  return (
    <main className={css['view']}>
      <section aria-label="Questions" className={css['questions']} ref={questions}>
        <Term name="sweep" heading={2}>
          Your own sweep
        </Term>
        <SweepForm draft={draft} onChange={setDraft} onStart={showResults} />
        <Term name="question" heading={2}>
          Questions
        </Term>
        {PRESETS.map((preset) => (
          <button
            key={preset.name}
            type="button"
            aria-current={question === preset.name}
            onClick={() => {
              setDraft(draftOf(preset));
              sweep.startPreset(preset);
              showResults();
            }}
          >
            {PRESET_WORDS[preset.name]}
          </button>
        ))}
      </section>
      <section aria-label="Results" className={css['results']} ref={results}>
        <button
          type="button"
          className={css['toForm']}
          onClick={() => questions.current?.scrollIntoView({ block: 'start' })}
        >
          Sweep your own machine
        </button>
        <Results onOpenMachine={onOpenMachine} />
      </section>
    </main>
  );
}

/** Runs the first of the ready-made sweeps, unless there is one already. */
function showExample(): void {
  const [first] = PRESETS;
  if (first !== undefined && sweep.store.getState().plan === null) sweep.startPreset(first, true);
}

/** The runs as charts. */
function Results({ onOpenMachine }: { readonly onOpenMachine: () => void }): JSX.Element | null {
  const { plan, runs, results, metric, state } = useSweep();
  const [hovered, setHovered] = useState<string | null>(null);
  if (plan === null) return null;
  const known = new Map<Metric, readonly Cell[]>();
  const cells = (of: Metric): readonly Cell[] => {
    const found = known.get(of) ?? cellsOf(runs, results, of);
    known.set(of, found);
    return found;
  };
  const Chart = plan.axes.length > 1 ? SweepHeat : SweepLines;
  const open = (cell: Cell): void => {
    const [run] = cell.runs;
    if (run === undefined) return;
    openRun(run, plan);
    onOpenMachine();
  };
  return (
    <>
      <ResultsBar />
      <Chart
        plan={plan}
        cellsOf={cells}
        metric={metric}
        isOver={state !== 'running' && state !== 'paused'}
        hovered={hovered}
        onHover={setHovered}
        onChoose={(chosen) => sweep.showMetric(chosen)}
        onOpen={open}
      />
      <Failures cells={cells(metric)} />
    </>
  );
}

/** Starts the machine of a run. */
function openRun(run: SweepRun, { scenario, axes }: SweepPlan): void {
  const changes = changesOf(run, axes);
  const what = changes.map(changeWords).join(', ');
  const title = `${scenario.title} · ${what}`.slice(0, 200);
  const varied = changed({ ...scenario, seed: run.seed }, changes);
  void startScenario(app, { ...varied, title }).then(() =>
    say(app, { kind: 'run of a sweep', change: what, seed: run.seed }),
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
