import { useLayoutEffect, useMemo, useState } from 'react';
import { CallsSoFar } from '../../model/answers/calls-so-far.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';

/** The most events to count in a frame. */
const MOST = 100_000;

/**
 * The calls that a caller has completed at the playhead; null if old events were dropped. Counting over a long distance
 * takes several frames.
 */
export function useCalls(): (caller: string) => number | null {
  const { recording, moment, view } = useThrottledSession();
  const calls = useMemo(() => new CallsSoFar(recording), [recording]);
  const [, setCounted] = useState(-1);
  useLayoutEffect(() => {
    let frame = 0;
    const count = (): void => {
      if (!calls.isPossible) return;
      if (calls.advance(moment, MOST)) setCounted(moment);
      else frame = requestAnimationFrame(count);
    };
    count();
    return () => cancelAnimationFrame(frame);
  }, [calls, moment]);
  return (caller) => (calls.isPossible ? calls.of(view.tasks, caller) : null);
}
