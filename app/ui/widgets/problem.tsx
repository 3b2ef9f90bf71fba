import type { JSX } from 'react';

/** What is wrong with typed text; nothing if it is valid. */
export function Problem({ words }: { readonly words: string | null }): JSX.Element | null {
  if (words === null) return null;
  return (
    <p className="problem" role="alert">
      {words}
    </p>
  );
}
