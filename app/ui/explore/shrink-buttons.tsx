import type { JSX } from 'react';
import { shrinkProblemWords, smallerTitle } from '../../words/explore-shrink.ts';
import { Problem } from '../widgets/problem.tsx';
import { tip } from '../widgets/tip.ts';
import { explorer, useExploring } from './explorer.ts';

/** Buttons that shrink the program and its order, and restore the whole program. */
export function ShrinkButtons(): JSX.Element | null {
  const { program, whole, shrinking, state } = useExploring();
  if (shrinking !== null) return null;
  const isSmallest = whole !== null && state === 'done';
  return (
    <>
      {!isSmallest && (
        <button
          type="button"
          {...tip(
            'Removes calls, threads and time that are not needed, then looks for the fewest interruptions',
          )}
          onClick={() => explorer.shrink(smallerTitle(program))}
        >
          Shrink it
        </button>
      )}
      {whole !== null && (
        <button type="button" onClick={() => explorer.backToWhole()}>
          Back to the whole program
        </button>
      )}
    </>
  );
}

/** Why shrinking stopped by itself, if it did. */
export function ShrinkProblem(): JSX.Element {
  const { shrinkProblem } = useExploring();
  return <Problem words={shrinkProblem === null ? null : shrinkProblemWords(shrinkProblem)} />;
}
