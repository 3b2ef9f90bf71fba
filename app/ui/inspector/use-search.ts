import { useEffect, useState } from 'react';

/** Time budget of a slice of a search, in ms: the rest of each frame is for the page. */
const SHARE = 6;

/** What a search looks for. A result is only ever shown for the same recording and subject. */
export interface Searched {
  readonly recording: object;
  readonly subject: string;
  /** Events recorded: when there are more, the search runs again, and the old result is shown until it ends. */
  readonly length: number;
}

/** Searches in slices between frames; null until the first result. The search restarts when its subject changes. */
export function useSearch<T>(
  { recording, subject, length }: Searched,
  begin: () => Generator<void, T, void>,
): T | null {
  const [result, setResult] = useState<{ recording: object; subject: string; found: T } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `begin` is a new function in each render; the others say what it searches for.
  useEffect(() => {
    const search = begin();
    let timer = 0;
    const work = (): void => {
      const end = performance.now() + SHARE;
      let step = search.next();
      while (step.done !== true && performance.now() < end) step = search.next();
      if (step.done === true) setResult({ recording, subject, found: step.value });
      else timer = window.setTimeout(work);
    };
    timer = window.setTimeout(work);
    return () => window.clearTimeout(timer);
  }, [recording, subject, length]);
  const isOurs = result !== null && result.recording === recording && result.subject === subject;
  return isOurs ? result.found : null;
}
