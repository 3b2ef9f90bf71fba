import type { JSX } from 'react';
import css from './example-tag.module.css';

/** Marks an example, shown until the user has something of their own. */
export function ExampleTag(): JSX.Element {
  return <span className={css['tag']}>Example</span>;
}
