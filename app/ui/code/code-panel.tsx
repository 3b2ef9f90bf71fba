import type { JSX } from 'react';

/** The code that runs. */
export function CodePanel(): JSX.Element {
  return <p />;
}
