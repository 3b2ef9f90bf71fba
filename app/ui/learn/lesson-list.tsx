import type { JSX } from 'react';
import { LESSONS, type LessonEntry } from '../../lessons/catalogue.ts';
import { COURSES } from '../../lessons/courses.ts';
import { offerText } from '../../state/files/offer-file.ts';
import { useNotebook } from '../../state/learn/notebook.ts';
import { answersJson, progressIn, useProgress } from '../../state/learn/progress.ts';
import { progressWords } from '../../words/lessons.ts';
import { plural } from '../../words/numbers.ts';
import { nameTip } from '../widgets/tip.ts';
import { useClassroom } from './classroom.ts';
import { GlossaryList } from './glossary-list.tsx';
import css from './learn.module.css';
import { openLesson, openText } from './open-lesson.ts';
import parts from './parts.module.css';

/** All lessons, their place in courses, and lessons from files. */
export function LessonList({ onWrite }: { readonly onWrite: () => void }): JSX.Element {
  const written = useNotebook(({ steps }) => steps.length);
  return (
    <main className={css['list']}>
      <header>
        <h2 className={css['title']}>Learn</h2>
        <p>
          Fourteen lessons on a live machine. Each asks you to predict before it moves; the engine answers.
          What you do stays in this browser.
        </p>
        <p className="row">
          <OpenFile />
          <button type="button" onClick={onWrite}>
            Write a lesson{written > 0 && ` (${plural(written, 'step')} so far)`}
          </button>
          <button
            type="button"
            onClick={() => offerText('answers.json', 'application/json', answersJson(useProgress.getState()))}
          >
            Save my answers (JSON)
          </button>
        </p>
        <Refused />
      </header>
      <ol className={css['cards']} aria-label="Lessons">
        {LESSONS.map((entry) => (
          <li key={entry.name}>
            <Card entry={entry} />
          </li>
        ))}
      </ol>
      <CourseMap />
      <GlossaryList />
    </main>
  );
}

function Card({ entry }: { readonly entry: LessonEntry }): JSX.Element {
  const { seen, step } = useProgress((progress) => progressIn(progress, entry.name));
  return (
    <button type="button" className={css['card']} onClick={() => void openLesson(entry.name, step)}>
      <span className="mono dim">{entry.number}</span>
      <strong>{entry.title}</strong>
      <span className="dim">
        {entry.minutes} minutes · {progressWords(seen.length, entry.steps)}
      </span>
    </button>
  );
}

/** Opens a lesson file from this computer. */
function OpenFile(): JSX.Element {
  const open = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) await openText(await file.text(), file.name);
  };
  return (
    <label className={css['file']}>
      Open a lesson file
      <input
        type="file"
        accept=".md,text/markdown"
        className="visually-hidden"
        onChange={({ target }) => {
          void open(target.files?.[0]);
          target.value = '';
        }}
      />
    </label>
  );
}

/** Why a lesson could not be opened: every line and reason. */
function Refused(): JSX.Element | null {
  const { failed, problems } = useClassroom();
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={css['refused']}>
      <p>
        “{failed}” cannot be opened. Correct {problems.length === 1 ? 'this line' : 'these lines'} and open it
        again:
      </p>
      <ul>
        {problems.map(({ line, reason }) => (
          <li key={`${line} ${reason}`}>
            {line > 0 && <span className="mono">line {line}: </span>}
            {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

function CourseMap(): JSX.Element {
  return (
    <section aria-labelledby="course-map">
      <h2 id="course-map">Where they fit into courses</h2>
      <div className={parts['table']}>
        <table>
          <thead>
            <tr>
              <th scope="col">Course or book</th>
              <th scope="col">Part</th>
              <th scope="col">Lessons</th>
            </tr>
          </thead>
          <tbody>
            {COURSES.map(({ course, part, lessons }) => (
              <tr key={`${course} ${part}`}>
                <th scope="row">{course}</th>
                <td>{part}</td>
                <td>
                  <span className={css['numbers']}>
                    {LESSONS.filter(({ name }) => lessons.includes(name)).map(({ name, number, title }) => (
                      <button
                        key={name}
                        type="button"
                        className={parts['link']}
                        {...nameTip(title)}
                        aria-label={`Lesson ${number}: ${title}`}
                        onClick={() => void openLesson(name, 0)}
                      >
                        {number}
                      </button>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
