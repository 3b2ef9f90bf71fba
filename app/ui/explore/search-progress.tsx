import type { JSX } from 'react';
import { chanceOrders, ordersOf, rateOf, rowsOf, type SearchReport } from '../../model/explore/report.ts';
import type { Exploring } from '../../state/lab/explore.ts';
import { chanceWords, interruptions, paceWords, rowWords } from '../../words/explore.ts';
import { Term } from '../widgets/term.tsx';
import css from './explore.module.css';

interface ProgressProps {
  readonly report: SearchReport;
  readonly state: Exploring['state'];
}

const STATE_WORDS: Readonly<Record<Exploring['state'], string>> = {
  idle: '',
  running: 'Searching',
  paused: 'Paused',
  stopped: 'Stopped',
  done: 'Done',
  failed: 'No worker is left: search again',
};

/** A bar for each number of interruptions, and the progress of the random search. */
export function SearchProgress({ report, state }: ProgressProps): JSX.Element {
  const { bounded } = report;
  const byChance = chanceOrders(report);
  const rows = rowsOf(report).filter(
    ({ state: of }) => state === 'running' || state === 'paused' || of !== 'waiting',
  );
  return (
    <section aria-label="Progress" className={css['progress']}>
      <Term name="interruption" heading={2}>
        Every order, fewest interruptions first
      </Term>
      <ol>
        {rows.map((row) => (
          <li key={row.bound} data-state={row.state}>
            <span>{interruptions(row.bound)}</span>
            <progress
              aria-label={interruptions(row.bound)}
              max={1}
              value={row.state === 'found' ? 1 : row.share}
            />
            <span className={row.state === 'found' ? css['foundWords'] : 'dim'}>{rowWords(row)}</span>
          </li>
        ))}
      </ol>
      <p className="dim">
        <span role="status">{STATE_WORDS[state]}</span> · {paceWords(ordersOf(report), rateOf(report))}
        {byChance > 0 && ` · ${chanceWords(byChance)}`}
      </p>
      {bounded?.isCacheFull === true && (
        <p className="dim">
          No more traces fit the memory: orders that lead to the same states are run again.
        </p>
      )}
      {report.failures.map((reason, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same reason may come twice.
        <p key={i} className="problem">
          {reason}. Its part of the search {state === 'failed' ? 'is missing' : 'is done by another worker'}.
        </p>
      ))}
    </section>
  );
}
