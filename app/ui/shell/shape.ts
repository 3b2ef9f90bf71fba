import { useSyncExternalStore } from 'react';

/** The layout that fits: panels beside the stage, one of them over it, or both as sheets on a page that scrolls. */
export type Shape = 'wide' | 'projector' | 'phone';

/** Narrow or low: a phone, or a laptop at a zoom of 200 %. The style sheets have the same condition. */
const PHONE = '(max-width: 720px), (max-height: 560px)';
const PROJECTOR = '(max-width: 1180px)';

/** The current shape of the window. */
export function useShape(): Shape {
  return useSyncExternalStore(subscribe, shapeNow);
}

function shapeNow(): Shape {
  if (matchMedia(PHONE).matches) return 'phone';
  return matchMedia(PROJECTOR).matches ? 'projector' : 'wide';
}

function subscribe(changed: () => void): () => void {
  const queries = [PHONE, PROJECTOR].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
