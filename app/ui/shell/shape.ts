import { useSyncExternalStore } from 'react';

/** How much room there is: panels beside the stage, one of them over it, or both as sheets. */
export type Shape = 'wide' | 'projector' | 'phone';

const PHONE = '(max-width: 720px)';
const PROJECTOR = '(max-width: 1180px)';

/** The shape of the window, followed as it changes. */
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
