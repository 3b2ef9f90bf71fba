import type { JSX, KeyboardEvent } from 'react';
import { LESSONS, type LessonEntry } from '../../lessons/catalogue.ts';
import { wantLesson } from '../../state/learn/wanted-lesson.ts';
import { glossaryEntry } from '../../words/glossary-entry.ts';
import type { GlossaryEntry } from '../../words/glossary-type.ts';
import { ruleText } from '../learn/rule-text.ts';
import css from './term.module.css';

/** A term, with its lesson and the text of its rule. */
export interface TermEntry extends GlossaryEntry {
  readonly identifier: string | null;
  readonly taughtIn: LessonEntry | null;
  readonly rule: string;
}

/** What is known about a term or an identifier; null for one that the glossary does not explain. */
export function termEntry(name: string): TermEntry | null {
  const entry = glossaryEntry(name);
  if (entry === null) return null;
  const taughtIn = LESSONS.find((lesson) => lesson.name === entry.lesson) ?? null;
  return { ...entry, taughtIn, rule: entry.spec === undefined ? '' : ruleText(entry.spec) };
}

interface TermCardProps {
  readonly entry: TermEntry;
  /** Absent for a tip, which has only the sentence. */
  readonly onClose?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** The explanation of a term: a sentence, and in a card also the rule and a link to the lesson. */
export function TermCard({ entry, onClose, onKeyDown }: TermCardProps): JSX.Element {
  const { term, identifier, sentence, spec, rule, taughtIn, mark, rows = [] } = entry;
  return (
    <>
      <strong>
        {mark !== undefined && <span className={`swatch ${mark}`} aria-hidden="true" />}
        {term}
      </strong>
      {identifier !== null && <code>{identifier}</code>}
      <span>{sentence}</span>
      {rows.map(([name, meaning]) => (
        <span key={name}>
          <code>{name}</code> {meaning}
        </span>
      ))}
      {onClose === undefined ? (
        <span className="dim">{moreWords(spec, taughtIn)}</span>
      ) : (
        <>
          {spec !== undefined && (
            <span>
              <strong>{spec}</strong> {rule}
            </span>
          )}
          {taughtIn !== null && (
            <span>
              <button
                type="button"
                className={css['lesson']}
                onKeyDown={onKeyDown}
                onClick={() => {
                  onClose();
                  wantLesson(taughtIn.name);
                }}
              >
                Lesson {taughtIn.number}: {taughtIn.title}
              </button>
            </span>
          )}
        </>
      )}
    </>
  );
}

/** What a press on the term shows besides its sentence. */
function moreWords(spec: string | undefined, lesson: LessonEntry | null): string {
  const more = [
    ...(spec === undefined ? [] : ['the rule']),
    ...(lesson === null ? [] : [`lesson ${lesson.number}`]),
  ];
  return more.length === 0 ? '' : `Press for ${more.join(' and ')}`;
}
