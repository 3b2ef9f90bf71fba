import type { JSX } from 'react';
import { PAGE_SIZE } from '../../../engine/index.ts';
import { pageHolders } from '../../model/answers/page-holders.ts';
import type { PageRun } from '../../model/selection.ts';
import type { Session } from '../../state/session.ts';
import { holderName, REGION_WORDS } from '../../words/holders.ts';
import { formatCount, plural } from '../../words/numbers.ts';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import css from './inspector.module.css';

/** Holders that are named one by one. */
const MOST = 20;

/** A run of pages: who holds them. */
export function PagesFacts({ session, run }: { session: Session; run: PageRun }): JSX.Element {
  const { first, pages, region } = run;
  const holders = pageHolders(session.view, run);
  const held = holders.reduce((sum, holder) => sum + holder.pages, 0);
  return (
    <>
      <Facts
        rows={[
          ['region', REGION_WORDS[region]],
          [
            'pages',
            pages === 1 ? formatCount(first) : `${formatCount(first)} to ${formatCount(first + pages - 1)}`,
          ],
          ['address', `${region === 'frames' ? 'physical' : region} + 0x${(first * PAGE_SIZE).toString(16)}`],
          ['held', `${formatCount(held)} of ${formatCount(pages)}`],
        ]}
      />
      <ul className={css['rows']}>
        {holders.slice(0, MOST).map((holder) => {
          const { about } = holder;
          const name = holderName(session.view, holder);
          return (
            <li key={name}>
              {about === null ? name : <Go to={about}>{name}</Go>}{' '}
              <span className="mono">{plural(holder.pages, 'page')}</span>
            </li>
          );
        })}
        {holders.length === 0 && <li className="dim">All of them are free.</li>}
        {holders.length > MOST && <li className="dim">and {formatCount(holders.length - MOST)} more</li>}
      </ul>
    </>
  );
}
