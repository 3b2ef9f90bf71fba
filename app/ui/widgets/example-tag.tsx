import type { JSX } from 'react';
import css from './example-tag.module.css';

/** Marks what a view shows until the user has something of their own to show. */
export function ExampleTag(): JSX.Element {
  return <span className={css['tag']}>Example</span>;
}
