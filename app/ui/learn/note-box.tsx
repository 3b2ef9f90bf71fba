import type { JSX } from 'react';
import { DESIGNS, missesPerHundred } from '../../lessons/depot-model.ts';
import type { NoteBlock } from '../../lessons/lesson.ts';
import { Markdown } from './markdown.tsx';
import css from './parts.module.css';

/** A note beside the main text of a lesson. */
export function NoteBox({ block }: { readonly block: NoteBlock }): JSX.Element | null {
  switch (block.of) {
    case 'aside':
      return (
        <aside className={css['aside']}>
          <Markdown text={block.text} />
        </aside>
      );
    case 'quoted':
      return (
        <figure className={css['quoted']}>
          <figcaption>
            Quoted, not simulated ·{' '}
            <a href={block.source} target="_blank" rel="noreferrer">
              source
            </a>
          </figcaption>
          <Markdown text={block.text} />
        </figure>
      );
    case 'model':
      return (
        <figure className={css['quoted']}>
          <figcaption>A model, not the engine</figcaption>
          <Markdown text={block.text} />
          <DepotTable />
        </figure>
      );
    case 'teacher':
      return null;
  }
}

/** The magazine size of the table, and the batch sizes. */
const SIZE = 16;
const BATCHES: readonly number[] = [1, 2, 4, 8, 9, 16, 24, 33];

function DepotTable(): JSX.Element {
  return (
    <div className={css['table']}>
      <table>
        <caption>Calls out of 100 that reach the layer below, with magazines of {SIZE}</caption>
        <thead>
          <tr>
            <th scope="col">objects at a time</th>
            {DESIGNS.map((design) => (
              <th key={design} scope="col">
                {design}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {BATCHES.map((batch) => (
            <tr key={batch}>
              <th scope="row">{batch}</th>
              {DESIGNS.map((design) => (
                <td key={design} className="mono">
                  {missesPerHundred(design, SIZE, batch).toFixed(1)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Notes for a teacher to read before the lesson. */
export function TeacherNote({
  block,
}: {
  readonly block: Extract<NoteBlock, { of: 'teacher' }>;
}): JSX.Element {
  return (
    <section className={css['teacher']} aria-label="Teacher's notes">
      <h3>Teacher's notes</h3>
      <p>
        <strong>Time.</strong> {block.time}
      </p>
      <p>
        <strong>Prerequisites.</strong> {block.prerequisites}
      </p>
      <h4>What students get wrong</h4>
      <ul>
        {block.mistakes.map((mistake) => (
          <li key={mistake}>{mistake}</li>
        ))}
      </ul>
      <h4>For the exam</h4>
      <ol>
        {block.exam.map(({ ask, answer }) => (
          <li key={ask}>
            {ask}
            <details>
              <summary>Answer</summary>
              {answer}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
