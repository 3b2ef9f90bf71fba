import type { JSX } from 'react';
import type { Change } from '../../model/diagnose/changes.ts';
import { cacheChangeWords, changeWords, signedBytes } from '../../words/diagnose/changes.ts';
import css from './diagnose.module.css';

/** Changes shown for each pair of moments. */
const MOST = 8;

/** What changed, and what the two moments are called. */
export interface ChangesTableProps {
  readonly change: Change;
  readonly names: readonly [before: string, after: string];
}

/** What changed between two moments: the sentence, and the largest changes. */
export function ChangesTable({ change, names }: ChangesTableProps): JSX.Element {
  const changed = change.caches
    .filter(({ heldDelta, objectsDelta }) => heldDelta !== 0 || objectsDelta !== 0)
    .slice(0, MOST);
  return (
    <section className={css['block']} aria-label="What changed">
      <h2>
        From {names[0]} to {names[1]}
      </h2>
      <p>{changeWords(change)}</p>
      <ul className={css['changes']}>
        {changed.map((cache) => (
          <li key={cache.name}>
            <span className="mono">{cache.name}</span>{' '}
            <span className="mono">{signedBytes(cache.heldDelta)}</span>{' '}
            <span className="dim">{cacheChangeWords(cache)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
