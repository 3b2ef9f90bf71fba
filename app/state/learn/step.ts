import { entryOf } from '../../lessons/find-moment.ts';
import { blocksOf, type Lesson, type MomentBlock, type ScenarioBlock } from '../../lessons/lesson.ts';
import { cacheNamed } from '../../lessons/measure-value.ts';
import { markOf, selectionOf } from '../../lessons/place.ts';
import { NO_HIGHLIGHT } from '../../model/selection.ts';
import type { Branch } from '../machine/branches.ts';
import type { Origin } from '../origin.ts';
import { focusOn, type InSession, seek, select, setSession } from '../session.ts';
import type { LessonApp } from './lesson-app.ts';
import { locate } from './recorded.ts';

/** The machine of a step: the last one started up to that step. */
export function scenarioOf(lesson: Lesson, step: number): ScenarioBlock | null {
  const upTo = lesson.steps.slice(0, step + 1);
  return upTo.flatMap((one) => blocksOf(one, 'scenario')).at(-1) ?? null;
}

/** The moment with a name, in the steps up to `step`. */
export function momentNamed(lesson: Lesson, name: string): MomentBlock | null {
  return (
    lesson.steps.flatMap((step) => blocksOf(step, 'moment')).find((block) => block.name === name) ?? null
  );
}

/** The step that has a moment. */
export function stepOfMoment(lesson: Lesson, name: string): number {
  return lesson.steps.findIndex((step) => blocksOf(step, 'moment').some((block) => block.name === name));
}

/**
 * Shows the machine of a step as the lesson defines it: starts it unless it is shown untouched. Resolves to whether it
 * is shown.
 */
export async function showMachine(app: LessonApp, block: ScenarioBlock): Promise<boolean> {
  if (untouchedBranch(app, block) === null) return app.machine.start(originOf(block), block.journal);
  if (app.session.getState().branch !== 0) await app.machine.goToBranch(0);
  return true;
}

/** The run of a lesson's machine, if it is shown and only the lesson has acted on it; null if not. */
export function untouchedBranch(app: InSession, { scenario, journal }: ScenarioBlock): Branch | null {
  const { origin, branches } = app.session.getState();
  const first = branches.find(({ id }) => id === 0);
  if (origin?.scenario !== scenario || first?.journal.length !== journal.length) return null;
  return first;
}

/** The origin of a lesson's machine. */
export function originOf({ scenario }: ScenarioBlock): Origin {
  const { title, about } = scenario;
  return { source: { kind: 'elsewhere' }, title, caption: about, scenario, older: null };
}

/**
 * Shows a step: its machine, at the moment where it begins. Resolves to whether it could be shown.
 * @param show how the machine is brought to the session
 */
export async function enterStep(
  app: LessonApp,
  lesson: Lesson,
  step: number,
  show: (block: ScenarioBlock) => Promise<boolean> = (block) => showMachine(app, block),
): Promise<boolean> {
  const block = scenarioOf(lesson, step);
  setSession(app, { playing: false, highlight: NO_HIGHLIGHT });
  if (block === null) return true;
  if (!(await show(block))) return false;
  return goToEntry(app, lesson, step);
}

/** Goes to the moment at which a step begins, on the machine that is shown. Resolves to whether the run has it. */
export async function goToEntry(app: LessonApp, lesson: Lesson, step: number): Promise<boolean> {
  const entry = entryOf(lesson, step);
  if (entry !== null) return goToMoment(app, entry);
  seek(app, 0);
  return true;
}

/** Goes to a moment of the machine that is shown. Resolves to whether the run has it. */
export async function goToMoment(
  app: LessonApp,
  block: Pick<MomentBlock, 'when' | 'focus' | 'select'>,
): Promise<boolean> {
  const moment = await locate(app, block.when);
  if (moment === null) return false;
  setSession(app, { playing: false });
  seek(app, moment);
  const { view } = app.session.getState();
  const cache = cacheNamed(view, block.focus);
  if (cache !== null) focusOn(app, cache.index);
  if (block.select !== null) {
    select(app, selectionOf(view, block.select));
    setSession(app, { highlight: markOf(view, [block.select]) });
  }
  return true;
}
