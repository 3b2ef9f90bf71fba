import { X } from 'lucide-react';
import type { JSX } from 'react';
import { LESSONS } from '../../lessons/catalogue.ts';
import type { Explained } from '../../state/learn/classroom.ts';
import { glossaryEntry } from '../../words/glossary-entry.ts';
import { classroom, useClassroom } from './classroom.ts';
import css from './learn.module.css';
import { openLesson } from './open-lesson.ts';
import parts from './parts.module.css';
import { ruleText } from './rule-text.ts';

/** The explanation opened by a link in the prose. */
export function ExplainedBox(): JSX.Element {
  const explained = useClassroom((open) => open.explained);
  return (
    <div role="status" className={css['explained']} data-empty={explained === null}>
      {explained !== null && (
        <>
          <Explanation explained={explained} />
          <button
            type="button"
            className="quiet icon"
            aria-label="Close the explanation"
            onClick={() => classroom.explain(null)}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </>
      )}
    </div>
  );
}

function Explanation({ explained }: { readonly explained: Explained }): JSX.Element {
  if (explained.kind === 'says') return <p>{explained.text}</p>;
  if (explained.kind === 'rule') return <Rule name={explained.name} />;
  const entry = glossaryEntry(explained.name);
  if (entry === null) return <p>{explained.name}</p>;
  const lesson = LESSONS.find(({ name }) => name === entry.lesson);
  return (
    <div>
      <p>
        <strong>{entry.term}</strong>
        {entry.identifier !== null && <code> {entry.identifier}</code>}
      </p>
      <p>{entry.sentence}</p>
      {entry.spec !== undefined && <Rule name={entry.spec} />}
      {lesson !== undefined && (
        <p>
          <button type="button" className={parts['link']} onClick={() => void openLesson(lesson.name, 0)}>
            Lesson {lesson.number}: {lesson.title}
          </button>
        </p>
      )}
    </div>
  );
}

function Rule({ name }: { readonly name: string }): JSX.Element {
  return (
    <p>
      <strong>{name}</strong> {ruleText(name)}
    </p>
  );
}
