import type { JSX } from 'react';
import { reclaimWords } from '../../words/reclaim.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import css from './reclaim-count.module.css';

/** How much reclaim has asked for, scanned and freed so far, and what slabs are left and why; nothing before it began. */
export function ReclaimCount(): JSX.Element | null {
  const words = reclaimWords(useThrottledSession());
  return words === '' ? null : <p className={css['count']}>{words}</p>;
}
