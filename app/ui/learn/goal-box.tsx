import { type JSX, useEffect, useState } from 'react';
import type { GoalBlock } from '../../lessons/lesson.ts';
import { actionsTaken, hasActedBefore, progressOf } from '../../state/learn/goal.ts';
import { useSession } from '../../state/page.ts';
import { boundWords, figureWords } from '../../words/lesson-figures.ts';
import { formatNumber } from '../../words/lessons.ts';
import { plural } from '../../words/numbers.ts';
import { classroom, useClassroom } from './classroom.ts';
import { Exercise } from './exercise.tsx';
import css from './parts.module.css';

/** A goal: its conditions, progress, hints, and the link that proves it. */
export function GoalBox({ goal }: { readonly goal: GoalBlock }): JSX.Element {
  const [hints, setHints] = useState(0);
  const { isComing, entry } = useClassroom();
  const session = useSession();
  const { view, recording, moment } = session;
  const actions = actionsTaken(session);
  const progress = progressOf(goal, view, recording);
  const isEarly = hasActedBefore(session, entry);
  const isAllowed = !isEarly && (goal.actions === null || actions <= goal.actions);
  const isDone = !isComing && actions > 0 && isAllowed && progress.every(({ isMet }) => isMet);
  useEffect(() => {
    if (isDone) classroom.reached(goal.name, actions);
  }, [isDone, goal.name, actions]);
  return (
    <section className={css['goal']} aria-label="Goal" data-done={isDone}>
      <p className={css['ask']}>
        <strong>Reach.</strong> {goal.says}
        {goal.actions !== null && ` At most ${plural(goal.actions, 'action')}.`}
      </p>
      <ul>
        {progress.map(({ text, value, isMet }, at) => (
          <li key={text} data-met={isMet}>
            <span aria-hidden="true">{isMet ? '✓' : '○'}</span> {figureWords(text)}:{' '}
            {value === null ? '–' : formatNumber(value)}
            <span className="dim">
              {' '}
              · wanted {boundWords(goal.reached[at]?.bound ?? { kind: 'is', value: 0 })}
            </span>
            <span className="visually-hidden">{isMet ? ', met' : ', not met'}</span>
          </li>
        ))}
      </ul>
      <p className="dim">
        {plural(actions, 'action')} so far
        {isAllowed ? '' : `: ${isEarly ? 'before the step begins' : 'too many'}, start again`}
      </p>
      <p role="status" className={css['done']}>
        {isDone && `Goal reached at event ${formatNumber(moment)} with ${plural(actions, 'action')}.`}
      </p>
      {goal.hints.slice(0, hints).map((hint) => (
        <p key={hint} className={css['hint']}>
          {hint}
        </p>
      ))}
      <p className="row">
        {hints < goal.hints.length && (
          <button type="button" onClick={() => setHints(hints + 1)}>
            Hint {hints + 1} of {goal.hints.length}
          </button>
        )}
        <button type="button" onClick={() => void classroom.askAgain()}>
          Start again
        </button>
      </p>
      <Exercise goal={goal} isDone={isDone} />
    </section>
  );
}
