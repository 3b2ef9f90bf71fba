import type { JSX } from 'react';
import { unsayableWords } from '../../words/diagnose/unsayable.ts';
import css from './diagnose.module.css';
import type { Diagnosed } from './use-diagnosis.ts';

/** Problems of rows that are listed. */
const MOST_PROBLEMS = 8;

/** What the figures do not say, and what was wrong in the text. */
export function Limits({ opened, listing }: Diagnosed): JSX.Element {
  const { problems } = opened.report;
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
      {problems.length > 0 && (
        <section className={css['block']} aria-label="Problems in the text">
          <h2>In the text</h2>
          <ul>
            {problems.slice(0, MOST_PROBLEMS).map(({ line, text }) => (
              <li key={`${line} ${text}`}>{text}</li>
            ))}
            {problems.length > MOST_PROBLEMS && <li>… and {problems.length - MOST_PROBLEMS} more.</li>}
          </ul>
        </section>
      )}
    </>
  );
}
