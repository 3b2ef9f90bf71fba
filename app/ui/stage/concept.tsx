import type { JSX } from 'react';
import { glossaryEntry } from '../../words/glossary-entry.ts';
import css from './stage.module.css';

/** What something on the stage is, in the sentence of the glossary. */
export function Concept({ name }: { readonly name: string }): JSX.Element | null {
  const sentence = glossaryEntry(name)?.sentence;
  return sentence === undefined ? null : <p className={css['concept']}>{sentence}</p>;
}
