import { type JSX, useEffect, useState } from 'react';
import { CATALOGUE, NS_PER_MS } from '../../../engine/index.ts';
import { largestCache } from '../../model/compare/curve.ts';
import { EXAMPLE } from '../../model/compare/example.ts';
import type { CacheView } from '../../model/plain-view.ts';
import type { Variant } from '../../state/lab/compare.ts';
import { comparison, useComparison } from '../../state/lab/page-lab.ts';
import { listed } from '../../words/numbers.ts';
import { formatDuration } from '../../words/times.ts';
import { ExampleTag } from '../widgets/example-tag.tsx';
import { Clock } from './clock.tsx';
import css from './compare.module.css';
import { CompareForm } from './compare-form.tsx';
import { contestOf } from './contest.ts';
import { DifferenceChart } from './difference-chart.tsx';
import { ResultTable } from './result-table.tsx';
import { SmallStage } from './small-stage.tsx';

/** Two to four machines side by side, from the same seed and callers, at the same time. */
export function CompareView(): JSX.Element {
  const variants = useComparison((comparison) => comparison.variants);
  // Views change in place: render again when the number of caches changes.
  useComparison((comparison) => comparison.variants[0]?.view.caches.filter(Boolean).length ?? 0);
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(showExample, []);
  const [first] = variants;
  const focus = chosen ?? (first === undefined ? 0 : largestCache(first.recording));
  return (
    <main className={css['view']}>
      <CompareForm />
      <section aria-label="Results" className={css['results']}>
        <Title />
        <ResultTable />
      </section>
      <section aria-label="The machines" className={css['machines']}>
        <div className="row">
          <Clock />
          <CacheChoice caches={first?.view.caches ?? []} focus={focus} onChoose={setChosen} />
        </div>
        <div className={css['stages']} data-count={variants.length}>
          {variants.map((one) => (
            <section key={one.id} aria-label={one.label}>
              <h3>{one.label}</h3>
              <SmallStage
                variant={one}
                against={rivalOf(one, variants)}
                isOneOfMany={variants.length > 2}
                focus={focus}
              />
            </section>
          ))}
        </div>
        <DifferenceChart focus={focus} />
      </section>
    </main>
  );
}

/** Runs the example, unless machines are compared already. */
function showExample(): void {
  const scenario = CATALOGUE[EXAMPLE.scenario];
  if (scenario === undefined || comparison.store.getState().variants.length > 0) return;
  void comparison.start(contestOf(scenario, EXAMPLE.changes, { isExample: true }));
}

/** What is compared. */
function Title(): JSX.Element {
  const { title, isExample, reapAtMs, leftOut } = useComparison();
  return (
    <header className={css['title']}>
      <h2>
        {isExample && <ExampleTag />} {title}
      </h2>
      {isExample && (
        <p className="dim">Choose a machine and a change above, and press Compare, to see your own.</p>
      )}
      {reapAtMs !== null && (
        <p className="dim">All caches are reaped at {formatDuration(reapAtMs * NS_PER_MS)}.</p>
      )}
      {leftOut.length > 0 && (
        <p className="dim">Left out, since they are too large to run: {listed(leftOut)}.</p>
      )}
    </header>
  );
}

/** The machine that one is compared with: the first with the second, all others with the first. */
function rivalOf(one: Variant, all: readonly Variant[]): Variant {
  const [first, second] = all;
  return (one === first ? second : first) ?? one;
}

interface CacheChoiceProps {
  readonly caches: readonly (CacheView | null | undefined)[];
  readonly focus: number;
  readonly onChoose: (cache: number) => void;
}

/** The cache that is shown of each machine. */
function CacheChoice({ caches, focus, onChoose }: CacheChoiceProps): JSX.Element | null {
  const there = caches.filter((cache) => cache !== null && cache !== undefined);
  if (there.length < 2) return null;
  return (
    <select aria-label="Cache" value={focus} onChange={(event) => onChoose(Number(event.target.value))}>
      {there.map(({ index, name }) => (
        <option key={index} value={index}>
          {name}
        </option>
      ))}
    </select>
  );
}
