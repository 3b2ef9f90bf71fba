import type { JSX } from 'react';
import { shrinkProblemWords, smallerTitle } from '../../words/explore-shrink.ts';
import { Problem } from '../widgets/problem.tsx';
import { tip } from '../widgets/tip.ts';
import { explorer, useExploring } from './explorer.ts';

/** Shrinks the program and its order, and goes back to the whole program. */
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
            'Leaves out calls, threads and time that it does not take, then looks for the fewest interruptions',
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

/** Why shrinking has ended by itself, if it has. */
export function ShrinkProblem(): JSX.Element {
  const { shrinkProblem } = useExploring();
  return <Problem words={shrinkProblem === null ? null : shrinkProblemWords(shrinkProblem)} />;
}
