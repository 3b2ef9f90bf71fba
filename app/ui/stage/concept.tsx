import type { JSX } from 'react';
import { glossaryEntry } from '../../words/glossary-entry.ts';
import css from './stage.module.css';

/** The glossary's sentence about something on the stage. */
export function Concept({ name }: { readonly name: string }): JSX.Element | null {
  const sentence = glossaryEntry(name)?.sentence;
  return sentence === undefined ? null : <p className={css['concept']}>{sentence}</p>;
}
