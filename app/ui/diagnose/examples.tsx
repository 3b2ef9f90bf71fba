import type { JSX } from 'react';
import { REAL_REPORTS } from '../../formats/real-reports/index-of-reports.ts';
import { app } from '../../state/page.ts';
import { openAnyText } from '../../state/report/open-report.ts';
import { setShell } from '../../state/shell.ts';
import css from './diagnose.module.css';

/** Before a report is open: what to paste, and examples. */
export function Examples(): JSX.Element {
  return (
    <section className={css['examples']} aria-label="Open a report">
      <h2 className={css['headline']}>Paste a report from a machine</h2>
      <p>
        Paste it anywhere on this page, drop a file, or open one: all or part of{' '}
        <code>/proc/spl/kmem/slab</code>, <code>/proc/slabinfo</code>, <code>slabtop -o</code>,{' '}
        <code>systool -vm spl</code>, what sdb prints, or a whole bug report with such texts in it. Two
        listings are compared. Nothing leaves this computer.
      </p>
      <p>
        <button type="button" className="primary" onClick={() => setShell({ dialog: 'open' })}>
          Open or paste a report
        </button>
      </p>
      <h2>Real machines</h2>
      <ul className={css['exampleList']}>
        {REAL_REPORTS.map(({ id, title, note, source, text }) => (
          <li key={id}>
            <button type="button" onClick={() => void openAnyText(app, text(), title)}>
              {title}
            </button>
            <span className="dim">
              {note} Figures from {source}.
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
