import { Highlighter } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { NO_HIGHLIGHT } from '../../model/selection.ts';
import { app, useSession } from '../../state/page.ts';
import { setSession } from '../../state/session.ts';
import type { Answer } from '../../words/answers/answer.ts';
import { nameTip } from '../widgets/tip.ts';
import { Go } from './go.tsx';
import css from './inspector.module.css';

/**
 * A question about the machine and its answer at this moment; a button marks the subjects of the answer on the stage.
 */
export function Question({
  asks,
  answer,
  children,
}: {
  readonly asks: string;
  readonly answer: Answer;
  /** Controls for the question's parameters. */
  readonly children?: ReactNode;
}): JSX.Element {
  const [isShown, setShown] = useState(false);
  const recording = useSession((session) => session.recording);
  const { slabs, objs, cpus } = answer.highlight;
  const mark = isShown ? [slabs, objs, cpus].map((ids) => ids.join(' ')).join(',') : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is marked goes with its recording, and is marked again in the next.
  useEffect(() => {
    if (mark === '') return;
    const [slabIds = '', objIds = '', cpuIds = ''] = mark.split(',');
    setSession(app, { highlight: { slabs: numbers(slabIds), objs: numbers(objIds), cpus: numbers(cpuIds) } });
    return () => setSession(app, { highlight: NO_HIGHLIGHT });
  }, [mark, recording]);
  return (
    <article className={css['question']} aria-label={asks}>
      <header>
        <h3>{asks}</h3>
        {children}
        <button
          type="button"
          className="icon quiet"
          aria-pressed={isShown}
          aria-label="Show on the stage"
          {...nameTip('Show on the stage')}
          onClick={() => setShown(!isShown)}
        >
          <Highlighter size={13} />
        </button>
      </header>
      <p>{answer.sentence}</p>
      {answer.steps.length > 0 && (
        <ol>
          {answer.steps.map(({ text, about }) => (
            <li key={text}>{about === null ? text : <Go to={about}>{text}</Go>}</li>
          ))}
        </ol>
      )}
    </article>
  );
}

function numbers(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}
