import { type JSX, useMemo } from 'react';
import { planOf, predicateOf } from '../../../engine/index.ts';
import { goodOrder } from '../../model/explore/good-order.ts';
import { firstTurns, OrderPlay } from '../../model/explore/order-play.ts';
import { boundedOf, foundOf } from '../../model/explore/report.ts';
import { findWords } from '../../words/explore.ts';
import css from './explore.module.css';
import { explorer, useExploring } from './explorer.ts';
import { FoundOrder } from './found-order.tsx';
import { NothingFound } from './nothing-found.tsx';
import { SearchProgress } from './search-progress.tsx';

/** How far the search is, and what it has found. */
export function Results(): JSX.Element {
  const { report, state, program, find } = useExploring();
  const found = report === null ? null : foundOf(report);
  const schedule = found?.schedule ?? null;
  const shown = useMemo(() => {
    if (schedule === null) return null;
    const plan = planOf(program, [predicateOf(find)]);
    const play = new OrderPlay(plan, firstTurns(schedule, Number.POSITIVE_INFINITY));
    return { play, good: goodOrder(plan, schedule, play.steps.length) };
  }, [program, find, schedule]);
  if (report === null) return <Start />;
  const isOver = state === 'done' || state === 'stopped' || state === 'failed';
  return (
    <>
      <SearchProgress report={report} state={state} />
      {found !== null && shown !== null && (
        <FoundOrder found={found} play={shown.play} good={shown.good} report={report} />
      )}
      {found === null && isOver && boundedOf(report) !== null && <NothingFound report={report} />}
    </>
  );
}

/** Before the first search. */
function Start(): JSX.Element {
  const { program, find } = useExploring();
  return (
    <div className={css['start']}>
      <h1>{program.title}</h1>
      <p>
        Threads that run at the same time can take turns in many orders. This search runs them all on the
        simulated kernel, those with the fewest interruptions first, until one does what you are looking for:{' '}
        <b>{findWords(find).title}</b>.
      </p>
      <button type="button" className="primary" onClick={() => explorer.search()}>
        Search all orders
      </button>
    </div>
  );
}
