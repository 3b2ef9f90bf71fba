import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';
import { reclaimWords } from '../../words/reclaim.ts';
import css from './reclaim-count.module.css';

/** How much reclaim has asked for, scanned and freed so far, and what is left in slabs and magazines; nothing before it began. */
export function ReclaimCount(): JSX.Element | null {
  const words = useSession(reclaimWords);
  return words === '' ? null : <p className={css['count']}>{words}</p>;
}
