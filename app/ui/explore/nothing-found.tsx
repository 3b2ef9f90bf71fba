import type { JSX } from 'react';
import { rowsOf, type SearchReport } from '../../model/explore/report.ts';
import { LIMITS, nothingWords } from '../../words/explore.ts';
import { findWords } from '../../words/explore-finds.ts';
import css from './explore.module.css';
import { useExploring } from './explorer.ts';

/** What it means that nothing was found. */
export function NothingFound({ report }: { readonly report: SearchReport }): JSX.Element {
  const { find } = useExploring();
  return (
    <section aria-label="Nothing found" className={css['nothing']}>
      <h2>Nothing found</h2>
      <p>{nothingWords(rowsOf(report), findWords(find).title)}</p>
      {report.bounded?.hasGaps === true && (
        <p>
          Some orders never end: they were left after 400 steps, so what comes later in them was not seen.
        </p>
      )}
      <h3>What this does not show</h3>
      <ul>
        {LIMITS.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}
