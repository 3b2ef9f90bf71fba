import type { JSX } from 'react';
import { NS_PER_MS } from '../../../engine/index.ts';
import { METRIC_NAMES } from '../../model/outcome/outcome.ts';
import { sweepCsv, sweepJson } from '../../model/sweep/summary.ts';
import { offerText } from '../../state/files/offer-file.ts';
import { sweep, useSweep } from '../../state/lab/page-lab.ts';
import { METRIC_WORDS } from '../../words/metrics.ts';
import { axisTitle, PRESET_WORDS } from '../../words/sweeps.ts';
import { formatDuration } from '../../words/times.ts';
import { Choice } from '../widgets/choice.tsx';
import { ExampleTag } from '../widgets/example-tag.tsx';
import css from './sweep.module.css';

/** What ran, the metric to show, the progress of the sweep, and its buttons. */
export function ResultsBar(): JSX.Element {
  const metric = useSweep((sweep) => sweep.metric);
  return (
    <header className={css['bar']}>
      <Title />
      <div className="row">
        <Choice
          label="Show"
          value={metric}
          values={METRIC_NAMES}
          titleOf={(name) => METRIC_WORDS[name]}
          onChange={(chosen) => sweep.showMetric(chosen)}
        />
        <Progress />
        <span className="spring" />
        <RunButtons />
        <FileButtons />
      </div>
    </header>
  );
}

function Title(): JSX.Element | null {
  const plan = useSweep((sweep) => sweep.plan);
  if (plan === null) return null;
  const { title, question, isExample, axes, reapAtMs } = plan;
  const varied = axes.map(({ what }) => axisTitle(what)).join(' and ');
  return (
    <>
      <h2>
        {isExample && <ExampleTag />} {question === null ? `${title}: ${varied}` : PRESET_WORDS[question]}
      </h2>
      {question !== null && (
        <p className="dim">
          “{title}”, with other values of {varied}
        </p>
      )}
      {reapAtMs !== null && (
        <p className="dim">All caches are reaped at {formatDuration(reapAtMs * NS_PER_MS)}.</p>
      )}
    </>
  );
}

function FileButtons(): JSX.Element {
  const { plan, runs, results } = useSweep();
  const axes = plan?.axes ?? [];
  return (
    <>
      <button type="button" onClick={() => offerText('sweep.csv', 'text/csv', sweepCsv(axes, runs, results))}>
        CSV
      </button>
      <button
        type="button"
        onClick={() => offerText('sweep.json', 'application/json', sweepJson(axes, runs, results))}
      >
        JSON
      </button>
    </>
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
  const { runs, results, progress, state } = useSweep();
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
      {state !== 'done' && <progress aria-label="Runs done" max={1} value={share} />}
      <span className="dim" role="status">
        {results.size} of {runs.length} runs · {words}
      </span>
    </span>
  );
}
