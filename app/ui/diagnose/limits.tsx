import type { JSX } from 'react';
import { notesOn } from '../../formats/report/remarks.ts';
import { unsayableWords } from '../../words/diagnose/unsayable.ts';
import css from './diagnose.module.css';
import type { Diagnosed } from './use-diagnosis.ts';

/** Problems and remarks that are listed. */
const MOST_PROBLEMS = 8;

/** What the figures do not say, and what was wrong or restored in the text. */
export function Limits({ opened, listing }: Diagnosed): JSX.Element {
  const notes = notesOn(opened.report);
  return (
    <>
      {listing.unsayable.length > 0 && (
        <section className={css['block']} aria-label="What this cannot say">
          <h2>What this cannot say</h2>
          <ul>
            {listing.unsayable.map((limit) => (
              <li key={limit.kind}>{unsayableWords(limit)}</li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className={css['block']} aria-label="In the text">
          <h2>In the text</h2>
          <ul>
            {notes.slice(0, MOST_PROBLEMS).map(({ line, text }) => (
              <li key={`${line} ${text}`}>{text}</li>
            ))}
            {notes.length > MOST_PROBLEMS && <li>… and {notes.length - MOST_PROBLEMS} more.</li>}
          </ul>
        </section>
      )}
    </>
  );
}
