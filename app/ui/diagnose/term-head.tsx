import type { JSX } from 'react';
import { Term, type TermProps } from '../widgets/term.tsx';

/** The head of a column whose name is a term. */
export function TermHead({
  className,
  ...term
}: Pick<TermProps, 'name' | 'children'> & { readonly className?: string | undefined }): JSX.Element {
  return (
    <th scope="col" className={className}>
      <Term {...term} />
    </th>
  );
}
