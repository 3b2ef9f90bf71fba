import type { JSX } from 'react';
import { notesOn } from '../../formats/report/remarks.ts';
import type { OpenedReport } from '../../state/report/report-store.ts';
import { setShell } from '../../state/shell.ts';
import { NO_CACHES, partWords } from '../../words/diagnose/parts.ts';
import css from './diagnose.module.css';

/** What was found in a report that lists no caches, such as the parameters of the module. */
export function Found({ opened }: { readonly opened: OpenedReport }): JSX.Element {
  const { parts } = opened.report;
  return (
    <section className={css['block']} aria-label="What was found">
      <h2 className={css['headline']}>{NO_CACHES}</h2>
      <ul>
        {parts.map((part) => (
          <li key={`${part.kind} ${part.lines.join()}`}>
            {partWords(part, false)}
            {part.era === null ? '' : ` (${part.era})`}
          </li>
        ))}
      </ul>
      <dl className={css['parameters']}>
        {parts
          .flatMap(({ rows }) => rows)
          .map((row) =>
            'value' in row ? (
              <div key={row.name}>
                <dt className="mono">{row.name}</dt>
                <dd className="mono">{row.value}</dd>
              </div>
            ) : null,
          )}
      </dl>
      {notesOn(opened.report).map(({ line, text }) => (
        <p key={`${line} ${text}`}>{text}</p>
      ))}
      <p>
        <button type="button" className="primary" onClick={() => setShell({ dialog: 'open' })}>
          Change the text
        </button>
      </p>
    </section>
  );
}
