import type { JSX } from 'react';
import { describeTrace } from '../../formats/capture/describe-trace.ts';
import type { TraceRow } from '../../formats/report/report.ts';
import { app } from '../../state/page.ts';
import type { OpenedReport } from '../../state/report/report-store.ts';
import { setShell } from '../../state/shell.ts';
import { startScenario } from '../../state/start/sources.ts';
import { leftOutWords } from '../../words/diagnose/traces.ts';
import { formatBytes, formatCount } from '../../words/numbers.ts';
import tableCss from './cache-table.module.css';
import css from './diagnose.module.css';
import { TermHead } from './term-head.tsx';

/** Caches of a trace that are listed. */
const MOST = 40;

/** What a trace holds, and the machine that replays it. */
export function TraceFound({ opened }: { readonly opened: OpenedReport }): JSX.Element | null {
  const { report, replay, title } = opened;
  const [part] = report.parts;
  if (part?.trace === undefined || replay === null) return null;
  const rows = part.rows.filter((row): row is TraceRow => 'allocs' in row);
  const run = async (): Promise<void> => {
    await startScenario(app, replay.scenario);
    setShell({ view: 'machine' });
  };
  return (
    <section className={css['block']} aria-label="What was found">
      <h2 className={css['headline']}>{describeTrace(part.trace)}</h2>
      <p className="dim">
        {title}. {leftOutWords(replay.leftOut)}
      </p>
      {report.problems.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
      <p>
        <button type="button" className="primary" onClick={() => void run()}>
          Replay it on a machine
        </button>
      </p>
      <table className={tableCss['table']} aria-label="Caches of the trace">
        <thead>
          <tr>
            <TermHead name="cache">cache</TermHead>
            <th scope="col">object size</th>
            <TermHead name="allocation">allocations</TermHead>
            <TermHead name="free call">frees</TermHead>
            <th scope="col">in use at the end</th>
            <th scope="col">most in use</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(({ name, objSize, allocs, frees, live, peak }) => (
            <tr key={name}>
              <th scope="row" className="mono">
                {name}
              </th>
              <td className="mono">{formatBytes(objSize)}</td>
              {[allocs, frees, live, peak].map((count, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns do not move.
                <td key={i} className="mono">
                  {formatCount(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
