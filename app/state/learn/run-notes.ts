import type { JournalEntry, Scenario } from '../../../engine/index.ts';
import type { KeptBranch, KeptNote, KeptNotes, KeptSession } from '../../formats/kept-session.ts';
import { isSameScenario, isSameUpTo, type Note, type Notes } from '../../formats/notes.ts';
import { readPlace } from '../../lessons/place.ts';
import type { WrittenLesson, WrittenStep } from '../../lessons/write-lesson.ts';
import type { LessonApp } from './lesson-app.ts';
import { openPages, type Pages, useNotebook } from './notebook.ts';
import { goToMoment } from './step.ts';

/** A run that can have notes. */
interface NotedRun {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
}

/** The notes about a run: those whose moments are in it; null without any. */
export function notesAbout(run: NotedRun, { title, about, steps }: Pages): Notes | null {
  const notes = steps.filter((step) => isIn(run, step)).map(noteOf);
  return notes.length === 0 ? null : { title, about, notes };
}

/** The notes about the branches of a session, each with its branch; null without any. */
export function notesOnBranches(
  branches: readonly KeptBranch[],
  { title, about, steps }: Pages,
): KeptNotes | null {
  const notes = steps.flatMap((step): KeptNote[] => {
    const branch = branches.find((one) => isIn(one, step));
    return branch === undefined ? [] : [{ ...noteOf(step), branch: branch.id }];
  });
  return notes.length === 0 ? null : { title, about, notes };
}

/** Opens the notes of a recording. Returns how many there are. */
export function openNotes({ scenario, journal }: NotedRun, { title, about, notes }: Notes): number {
  return bring({ title, about, steps: notes.map((note) => ({ ...note, scenario, journal })) });
}

/** Opens the notes of a saved session. Returns how many there are. */
export function openKeptNotes({ branches, notes }: Pick<KeptSession, 'branches' | 'notes'>): number {
  if (notes === undefined) return 0;
  const steps = notes.notes.flatMap(({ branch, ...note }): WrittenStep[] => {
    const of = branches.find(({ id }) => id === branch);
    return of === undefined ? [] : [{ ...note, scenario: of.scenario, journal: of.journal }];
  });
  return bring({ title: notes.title, about: notes.about, steps });
}

/**
 * Goes to the moment of a step, on the branch that has it or on its machine restarted. Resolves to whether it got
 * there.
 */
export async function goToStep(app: LessonApp, step: WrittenStep): Promise<boolean> {
  const { branches, branch } = app.session.getState();
  const having = branches.filter(({ origin: { scenario }, journal }) => isIn({ scenario, journal }, step));
  const [other] = having;
  const { scenario, journal, focus, events, select } = step;
  if (other === undefined) {
    const { title, about: caption } = scenario;
    const origin = { source: { kind: 'elsewhere' }, title, caption, scenario, older: null } as const;
    if (!(await app.machine.start(origin, journal))) return false;
  } else if (!having.some(({ id }) => id === branch)) await app.machine.goToBranch(other.id);
  const place = select === null ? null : readPlace(select);
  const when = { at: null, events, after: null, nth: 1 };
  return goToMoment(app, { when, focus, select: place?.ok === true ? place.place : null });
}

/** Opens notes in the notebook, unless it already has them all. */
function bring(lesson: WrittenLesson): number {
  const { steps } = useNotebook.getState();
  const isThere = lesson.steps.every((one) => steps.some((step) => isSameNote(step, one)));
  if (!isThere) openPages(lesson);
  return lesson.steps.length;
}

/** Whether the moment of a step is in a run. */
function isIn(run: NotedRun, step: WrittenStep): boolean {
  return isSameScenario(run.scenario, step.scenario) && isSameUpTo(run.journal, step.journal, step.events);
}

function isSameNote(a: WrittenStep, b: WrittenStep): boolean {
  return isIn(a, b) && JSON.stringify(noteOf(a)) === JSON.stringify(noteOf(b));
}

function noteOf({ title, text, events, focus, select, camera, gate }: WrittenStep): Note {
  return { title, text, events, focus, select, camera, gate };
}
