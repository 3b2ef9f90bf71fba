import type { JSX } from 'react';
import { FUNCTIONS } from '../../../engine/index.ts';
import { currentLine, wholeCallLine } from '../../model/code/current-line.ts';
import type { SourceFunction } from '../../model/code/functions.ts';
import { taskName } from '../../model/names/names.ts';
import { app } from '../../state/page.ts';
import { readFrame } from '../../state/reading.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import css from './code.module.css';
import { ENGINE_CODE } from './engine-sources.ts';
import { TYPESCRIPT } from './highlight.ts';
import { Source } from './source.tsx';
import { useRunningFrame } from './use-running-frame.ts';

/** Lines to show before and after the current one. */
const BESIDE = 2;

/** The running line of the engine, with its neighbours, and a button that shows the whole function. */
export function RunningLine(): JSX.Element | null {
  const session = useThrottledSession();
  const { running, lasting: frame } = useRunningFrame(session);
  if (frame === null) return null;
  const { recording, moment, view } = session;
  const name = FUNCTIONS[frame.fn] ?? '';
  const source = ENGINE_CODE.function(name);
  if (source === null) return null;
  const whole = frame === running ? wholeCallLine(ENGINE_CODE, recording, moment) : null;
  const line = whole ?? currentLine(ENGINE_CODE, recording, moment, frame);
  const first = Math.max(0, line - BESIDE);
  return (
    <section aria-label="The line that runs">
      <header className={css['head']}>
        <h2>{taskName(view, frame.task)}</h2>
        <span className={css['file']}>{name}</span>
        <button type="button" className="quiet" onClick={() => readFrame(app, null)}>
          Whole function
        </button>
      </header>
      <Source source={excerpt(source, first)} language={TYPESCRIPT} current={line - first} isWholeInView />
    </section>
  );
}

/** A few lines of a function, from its line `first` on. */
function excerpt({ name, line, lines, ...rest }: SourceFunction, first: number): SourceFunction {
  return { ...rest, name, line: line + first, lines: lines.slice(first, first + 2 * BESIDE + 1) };
}
