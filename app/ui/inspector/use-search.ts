import { useEffect, useState } from 'react';

/** How long a search works at a time, in ms: the page stays free for the rest of each frame. */
const SHARE = 6;

/** A search under way or at its end. */
export interface Search<T> {
  /** What was found; null until the end. */
  readonly found: T | null;
}

/**
 * Carries out a search in slices between frames. It begins anew when `key` changes and ends with the component; the old
 * result stays until the new one is there.
 */
export function useSearch<T>(key: string, begin: () => Generator<void, T, void>): Search<T> {
  const [state, setState] = useState<{ key: string; found: T | null }>({ key, found: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is searched for.
  useEffect(() => {
    const search = begin();
    let timer = 0;
    const work = (): void => {
      const end = performance.now() + SHARE;
      let step = search.next();
      while (step.done !== true && performance.now() < end) step = search.next();
      if (step.done === true) setState({ key, found: step.value });
      else timer = window.setTimeout(work);
    };
    timer = window.setTimeout(work);
    return () => window.clearTimeout(timer);
  }, [key]);
  return { found: state.found };
}
