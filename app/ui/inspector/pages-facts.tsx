import type { JSX } from 'react';
import { PAGE_SIZE } from '../../../engine/index.ts';
import { plural } from '../../model/queries/ago.ts';
import { pageHolders } from '../../model/queries/page-holders.ts';
import type { PageRun } from '../../model/selection.ts';
import type { Session } from '../../state/session.ts';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import css from './inspector.module.css';

/** Holders that are named one by one. */
const MOST = 20;

const REGIONS: Readonly<Record<PageRun['region'], string>> = {
  frames: 'page frames',
  direct: 'direct map',
  vmalloc: 'vmalloc area',
};

/** A run of pages: who holds them. */
export function PagesFacts({ session, run }: { session: Session; run: PageRun }): JSX.Element {
  const { first, pages, region } = run;
  const holders = pageHolders(session.view, run);
  const held = holders.reduce((sum, holder) => sum + holder.pages, 0);
  return (
    <>
      <Facts
        rows={[
          ['region', REGIONS[region]],
          ['pages', pages === 1 ? counted(first) : `${counted(first)} to ${counted(first + pages - 1)}`],
          ['address', `${region === 'frames' ? 'physical' : region} + 0x${(first * PAGE_SIZE).toString(16)}`],
          ['held', `${counted(held)} of ${counted(pages)}`],
        ]}
      />
      <ul className={css['rows']}>
        {holders.slice(0, MOST).map(({ name, pages: count, about }) => (
          <li key={name}>
            {about === null ? name : <Go to={about}>{name}</Go>}{' '}
            <span className="mono">{plural(count, 'page')}</span>
          </li>
        ))}
        {holders.length === 0 && <li className="dim">Nobody holds any of them: they are free.</li>}
        {holders.length > MOST && <li className="dim">and {counted(holders.length - MOST)} more</li>}
      </ul>
    </>
  );
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
