import { type JSX, useState } from 'react';
import type { GoalBlock } from '../../lessons/lesson.ts';
import { setStudent, useProgress } from '../../state/learn/progress.ts';
import { classroom } from './classroom.ts';
import css from './parts.module.css';
import { copyResult } from './share-step.ts';

/** A goal as an exercise: a machine seeded with the student's code, and the link to hand in. */
export function Exercise({
  goal,
  isDone,
}: {
  readonly goal: GoalBlock;
  readonly isDone: boolean;
}): JSX.Element {
  const student = useProgress((progress) => progress.student);
  const [isBusy, setBusy] = useState(false);
  const hand = async (): Promise<void> => {
    setBusy(true);
    await copyResult(goal.name);
    setBusy(false);
  };
  return (
    <details className={css['exercise']}>
      <summary>As an exercise</summary>
      <label>
        Your code <input value={student} maxLength={64} onChange={({ target }) => setStudent(target.value)} />
      </label>
      <p className="dim">The seed of your machine follows from the exercise and your code.</p>
      <p className="row">
        <button
          type="button"
          disabled={student.trim() === ''}
          onClick={() => void classroom.startExercise(goal, student)}
        >
          Start with my code
        </button>
        <button
          type="button"
          className={isDone ? 'primary' : ''}
          disabled={isBusy}
          onClick={() => void hand()}
        >
          Copy my result as a link
        </button>
      </p>
    </details>
  );
}
