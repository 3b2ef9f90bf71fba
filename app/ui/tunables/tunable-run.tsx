import { type JSX, useEffect } from 'react';
import type { TunableName } from '../../../engine/index.ts';
import { biggestChanges, type MetricChange } from '../../model/outcome/biggest-changes.ts';
import { METRICS } from '../../model/outcome/outcome.ts';
import type { Ghost } from '../../state/lab/ghost.ts';
import { whatIf } from '../../state/lab/page-lab.ts';
import { currentBranch } from '../../state/machine/current-branch.ts';
import { app, useGhost, useSession } from '../../state/page.ts';
import { formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import { shortTunable } from '../../words/tunables.ts';
import { Term } from '../widgets/term.tsx';
import { tip } from '../widgets/tip.ts';
import css from './tunables.module.css';

/** The number of figures to show: those that change most. */
const MOST_FIGURES = 3;

/**
 * This run with another value of a module parameter from its beginning: its curves appear in the timeline, and the
 * largest changes here.
 */
export function TunableRun({
  name,
  value,
  onApplied,
}: {
  readonly name: TunableName;
  readonly value: number;
  readonly onApplied: () => void;
}): JSX.Element | null {
  const scenario = useSession((session) => session.origin?.scenario ?? null);
  const journal = useSession(() => currentBranch(app)?.journal ?? null);
  useEffect(() => {
    if (scenario === null || journal === null || scenario.end === 0) return;
    whatIf.ask(scenario, journal, name, value);
  }, [scenario, journal, name, value]);
  useEffect(() => () => whatIf.clear(), []);
  const ghost = useGhost((state) => state.ghost);
  if (scenario === null) return null;
  return (
    <div className={css['preview']} role="status">
      <strong>
        This run with {shortTunable(name)} = {value}
      </strong>
      {scenario.end === 0 ? (
        <p className="dim">This machine has no scenario to run: it shows the figures of a listing.</p>
      ) : (
        <Result ghost={ghost?.name === name && ghost.value === value ? ghost : null} onApplied={onApplied} />
      )}
    </div>
  );
}

function Result({
  ghost,
  onApplied,
}: {
  readonly ghost: Ghost | null;
  readonly onApplied: () => void;
}): JSX.Element {
  if (ghost === null) return <p className="dim">Running it …</p>;
  const { before, after, problem, scenario, name, value } = ghost;
  if (problem !== null) return <p className="problem">It could not be run: {problem}</p>;
  const changes = before === null || after === null ? null : biggestChanges(before, after, MOST_FIGURES);
  return (
    <>
      {changes === null && <p className="dim">Running it …</p>}
      {changes?.length === 0 && <p className="dim">Nothing changes.</p>}
      {changes !== null && changes.length > 0 && (
        <dl>
          {changes.map((change) => (
            <Figure key={change.metric} change={change} />
          ))}
        </dl>
      )}
      <button
        type="button"
        {...tip('Runs it from the beginning as a branch; the current run is kept')}
        onClick={() => {
          onApplied();
          void app.machine.repeatWith(scenario, { kind: 'run repeated', name, value });
        }}
      >
        Apply as a branch
      </button>
    </>
  );
}

function Figure({ change: { metric, before, after } }: { readonly change: MetricChange }): JSX.Element {
  const { better } = METRICS[metric];
  const isBetter = (better === 'less') === after < before;
  return (
    <div data-better={better === 'neither' ? undefined : isBetter}>
      <dt className="dim">
        <Term name={METRIC_WORDS[metric]} />
      </dt>
      <dd className="mono">
        {formatMetric(metric, before)} → {formatMetric(metric, after)}
        {better !== 'neither' && (
          <>
            {' '}
            <span aria-hidden="true">{isBetter ? '✓' : '✗'}</span>
            <span className="visually-hidden">{isBetter ? ' better' : ' worse'}</span>
          </>
        )}
      </dd>
    </div>
  );
}
