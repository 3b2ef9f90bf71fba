import { type JSX, useState } from 'react';
import type { ChangeBlock } from '../../lessons/lesson.ts';
import { isTunable } from '../../model/sweep/vary.ts';
import { type Changed, tryValue } from '../../state/learn/change.ts';
import { scenarioOf } from '../../state/learn/step.ts';
import { app } from '../../state/page.ts';
import { setShell } from '../../state/shell.ts';
import { formatNumber } from '../../words/lessons.ts';
import { axisTitle } from '../../words/sweeps.ts';
import { contestOf } from '../compare/contest.ts';
import { Problem } from '../widgets/problem.tsx';
import { Term } from '../widgets/term.tsx';
import { useClassroom } from './classroom.ts';
import { Markdown } from './markdown.tsx';
import css from './parts.module.css';

/** A setting to move: each value runs the same machine, and its numbers join the table. */
export function ChangeBox({ block }: { readonly block: ChangeBlock }): JSX.Element {
  const [results, setResults] = useState<readonly Changed[]>([]);
  const [running, setRunning] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { lesson, step } = useClassroom();
  const scenario = lesson === null ? null : (scenarioOf(lesson, step)?.scenario ?? null);
  const run = async (value: number): Promise<void> => {
    if (scenario === null || running !== null) return;
    setRunning(value);
    try {
      const result = await tryValue(app, scenario, block, value);
      setResults((before) => [...before.filter((one) => one.value !== value), result]);
      setProblem(null);
    } catch (error) {
      setProblem(`This machine could not be run: ${error instanceof Error ? error.message : String(error)}`);
    }
    setRunning(null);
  };
  const compare = (): void => {
    if (scenario === null) return;
    const [, ...others] = block.values;
    const changes = others.slice(-2).map((value) => ({ what: block.axis, value }));
    void app.comparison.start(contestOf({ ...scenario, end: block.at }, changes));
    setShell({ view: 'compare' });
  };
  const shown = block.values.flatMap((value) => results.filter((one) => one.value === value));
  return (
    <section className={css['change']} aria-label="Change">
      <p className={css['ask']}>
        <strong>Change.</strong> Press two or more values: each runs the same machine.
      </p>
      <fieldset>
        <legend>
          <AxisName axis={block.axis} />
        </legend>
        {block.values.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={results.some((one) => one.value === value)}
            disabled={running !== null}
            onClick={() => void run(value)}
          >
            {running === value ? '…' : formatNumber(value)}
          </button>
        ))}
        <button type="button" className="quiet" onClick={compare}>
          Side by side
        </button>
      </fieldset>
      <Problem words={problem} />
      <div role="status">{shown.length > 0 && <Results block={block} results={shown} />}</div>
      {shown.length > 1 && <Markdown text={block.says} />}
    </section>
  );
}

/** The name of the setting; a module parameter is a term with an explanation. */
function AxisName({ axis }: { readonly axis: ChangeBlock['axis'] }): JSX.Element {
  if (!isTunable(axis)) return <>{axisTitle(axis)}</>;
  return (
    <Term name={axis}>
      <code>{axis}</code>
    </Term>
  );
}

function Results({
  block,
  results,
}: {
  readonly block: ChangeBlock;
  readonly results: readonly Changed[];
}): JSX.Element {
  return (
    <div className={css['table']}>
      <table>
        <thead>
          <tr>
            <th scope="col">{block.axis}</th>
            {results.map(({ value }) => (
              <th key={value} scope="col">
                {formatNumber(value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map(({ label }, row) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {results.map(({ value, numbers }) => (
                <td key={value} className="mono">
                  {numbers[row] === null || numbers[row] === undefined ? '–' : formatNumber(numbers[row])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
