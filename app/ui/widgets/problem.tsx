import type { JSX } from 'react';

/** What is wrong with what was typed; nothing if nothing is. */
export function Problem({ words }: { readonly words: string | null }): JSX.Element | null {
  if (words === null) return null;
  return (
    <p className="problem" role="alert">
      {words}
    </p>
  );
}
