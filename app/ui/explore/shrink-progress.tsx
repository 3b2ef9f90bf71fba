import type { JSX } from 'react';
import type { Shrinking } from '../../../engine/index.ts';
import { shrinkWords } from '../../words/explore-shrink.ts';
import css from './explore.module.css';
import { explorer } from './explorer.ts';

/** The progress of shrinking, and the button that stops it. */
export function ShrinkProgress({ shrinking }: { readonly shrinking: Shrinking }): JSX.Element {
  const { tried, candidates } = shrinking;
  const { title, done } = shrinkWords(shrinking);
  return (
    <section aria-label="Shrinking" className={css['shrinking']}>
      <h2>{title}</h2>
      <progress aria-label={title} max={Math.max(1, candidates)} value={tried} />
      <p className="dim">{done}</p>
      <div className={css['buttons']}>
        <button type="button" onClick={() => explorer.stopShrinking()}>
          Stop shrinking
        </button>
      </div>
    </section>
  );
}
