import { type JSX, useMemo } from 'react';
import { type Plan, planOf, predicateOf } from '../../../engine/index.ts';
import { firstTurns, OrderPlay } from '../../model/explore/order-play.ts';
import { shownOrder } from '../../state/lab/explore.ts';
import { OUTDATED } from '../../words/explore.ts';
import { findWords } from '../../words/explore-finds.ts';
import css from './explore.module.css';
import { explorer, useExploring } from './explorer.ts';
import { FoundOrder } from './found-order.tsx';
import { NothingFound } from './nothing-found.tsx';
import { SearchProgress } from './search-progress.tsx';
import { ShrinkProgress } from './shrink-progress.tsx';

/** The progress of the search, and what it has found. */
export function Results(): JSX.Element {
  const exploring = useExploring();
  const { report, state, program, find, shrinking, isOutdated } = exploring;
  const found = shownOrder(exploring);
  const schedule = found?.schedule ?? null;
  const play = useMemo(
    () => (schedule === null ? null : playOf(planOf(program, [predicateOf(find)]), schedule)),
    [program, find, schedule],
  );
  const isOver = state === 'done' || state === 'stopped' || state === 'failed';
  return (
    <>
      {isOutdated && <p role="status">{OUTDATED}</p>}
      {report !== null && <SearchProgress report={report} state={state} />}
      {shrinking !== null && <ShrinkProgress shrinking={shrinking} />}
      {found !== null && play !== null && <FoundOrder found={found} play={play} />}
      {report === null && found === null && <Start />}
      {found === null && isOver && report?.bounded != null && <NothingFound report={report} />}
    </>
  );
}

function playOf(plan: Plan, schedule: readonly number[]): OrderPlay {
  return new OrderPlay(plan, firstTurns(schedule, Number.POSITIVE_INFINITY));
}

/** Before the first search. */
function Start(): JSX.Element {
  const { program, find } = useExploring();
  return (
    <div className={css['start']}>
      <h2>{program.title}</h2>
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
