import { isWithin } from '../../lessons/bound.ts';
import type { GoalBlock } from '../../lessons/lesson.ts';
import { measured } from '../../lessons/measure-value.ts';
import type { Recording } from '../../model/recording.ts';
import type { View } from '../../model/view.ts';
import type { Session } from '../session.ts';

/** The progress of one number of a goal. */
export interface Progress {
  readonly text: string;
  readonly value: number | null;
  readonly isMet: boolean;
}

/** The progress of each number of a goal at the moment of a view. */
export function progressOf({ reached }: GoalBlock, view: View, recording: Recording): readonly Progress[] {
  return reached.map(({ measure, bound }) => {
    const value = measured(measure, view, recording);
    return { text: measure.text, value, isMet: value !== null && isWithin(value, bound) };
  });
}

/** Returns whether a goal is reached at the moment of a view. */
export function isReached(goal: GoalBlock, view: View, recording: Recording): boolean {
  return progressOf(goal, view, recording).every(({ isMet }) => isMet);
}

/** The actions by hand on the branch that is shown. */
export function actionsTaken({ branches, branch }: Session): number {
  return branches.find(({ id }) => id === branch)?.journal.length ?? 0;
}

/** Whether something was done by hand before a moment. */
export function hasActedBefore({ branches, branch }: Session, moment: number): boolean {
  const first = branches.find(({ id }) => id === branch)?.journal[0];
  return first !== undefined && first.events < moment;
}
