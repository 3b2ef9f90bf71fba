import type { JSX } from 'react';
import { LESSONS } from '../../lessons/catalogue.ts';
import { GLOSSARY } from '../../words/glossary.ts';
import css from './learn.module.css';
import { openLesson } from './open-lesson.ts';
import parts from './parts.module.css';
import { ruleText } from './rule-text.ts';

/** Every term that the page explains, with its lesson and its rule. */
export function GlossaryList(): JSX.Element {
  return (
    <details>
      <summary>All terms</summary>
      <dl className={css['terms']} aria-label="Glossary">
        {GLOSSARY.map(({ term, identifiers, sentence, lesson, spec }) => {
          const entry = LESSONS.find(({ name }) => name === lesson);
          return (
            <div key={term}>
              <dt>
                {term}{' '}
                {identifiers?.map((name) => (
                  <code key={name}>{name} </code>
                ))}
              </dt>
              <dd>
                {sentence}{' '}
                {entry !== undefined && (
                  <button
                    type="button"
                    className={parts['link']}
                    onClick={() => void openLesson(entry.name, 0)}
                  >
                    Lesson {entry.number}
                  </button>
                )}
                {spec !== undefined && (
                  <span className="dim">
                    {' '}
                    {spec}: {ruleText(spec)}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
