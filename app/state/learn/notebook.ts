import * as z from 'zod/mini';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { persist } from 'zustand/middleware';
import type { LessonCamera } from '../../lessons/lesson.ts';
import type { WrittenLesson, WrittenStep } from '../../lessons/write-lesson.ts';
import type { Selection } from '../../model/selection.ts';
import type { View } from '../../model/view.ts';
import type { InSession } from '../session.ts';

/** A step of the notebook, with a name that it keeps when it is moved. */
export interface NotebookStep extends WrittenStep {
  readonly id: number;
}

/** The lesson that is being written in this browser. */
export interface Notebook extends WrittenLesson {
  readonly steps: readonly NotebookStep[];
}

const EMPTY: Notebook = { title: '', about: '', steps: [] };

/** Only what this page stored itself is read back; the lesson format checks it when it is played. */
const stored: z.ZodMiniType<{ title: string; about: string; steps: unknown[] }> = z.object({
  title: z.string(),
  about: z.string(),
  steps: z.array(z.unknown()),
});

/** The notebook of this browser. */
export const useNotebook: UseBoundStore<StoreApi<Notebook>> = create<Notebook>()(
  persist(() => EMPTY, {
    name: 'slabscope.notebook',
    version: 1,
    merge: (found) => {
      const result = stored.safeParse(found);
      if (!result.success) return EMPTY;
      return { ...result.data, steps: result.data.steps.filter(isStep) };
    },
  }),
);

function isStep(step: unknown): step is NotebookStep {
  return typeof step === 'object' && step !== null && 'id' in step && 'scenario' in step && 'events' in step;
}

/** Changes the title or what it is about. */
export function setNotebook(change: Partial<Pick<Notebook, 'title' | 'about'>>): void {
  useNotebook.setState(change);
}

/** Changes a step. */
export function setStep(id: number, change: Partial<WrittenStep>): void {
  const { steps } = useNotebook.getState();
  useNotebook.setState({ steps: steps.map((step) => (step.id === id ? { ...step, ...change } : step)) });
}

/** Takes a step out. */
export function removeStep(id: number): void {
  const { steps } = useNotebook.getState();
  useNotebook.setState({ steps: steps.filter((step) => step.id !== id) });
}

/** Moves a step up or down. */
export function moveStep(id: number, by: 1 | -1): void {
  const steps = [...useNotebook.getState().steps];
  const at = steps.findIndex((step) => step.id === id);
  const [step] = steps.splice(at, 1);
  if (step === undefined) return;
  steps.splice(Math.max(0, at + by), 0, step);
  useNotebook.setState({ steps });
}

/** Empties the notebook. */
export function clearNotebook(): void {
  useNotebook.setState(EMPTY);
}

/** Adds the moment that is shown as a step. `camera`: where the stage's camera looks, null for all. Returns whether there was one. */
export function addMoment(app: InSession, camera: LessonCamera | null): boolean {
  const { origin, branches, branch, moment, view, focus, selection } = app.session.getState();
  const current = branches.find(({ id }) => id === branch);
  if (origin === null || current === undefined) return false;
  const { steps } = useNotebook.getState();
  const id = Math.max(0, ...steps.map((step) => step.id)) + 1;
  const step: NotebookStep = {
    id,
    title: `Step ${steps.length + 1}`,
    text: '',
    scenario: origin.scenario,
    journal: current.journal,
    events: moment,
    focus: view.caches[focus]?.name ?? null,
    select: placeOf(view, selection),
    camera,
    gate: null,
  };
  useNotebook.setState({ steps: [...steps, step] });
  return true;
}

/** A selection as a lesson names it; null for what it has no name for. */
function placeOf(view: View, selection: Selection): string | null {
  switch (selection?.kind) {
    case 'slab':
      return `slab ${view.slabNumber.get(selection.slot)}${ofCache(view, view.slabCache.get(selection.slot))}`;
    case 'object': {
      const slab = view.objSlab.get(selection.slot);
      if (slab < 0) return null;
      const number = `${view.slabNumber.get(slab)}.${view.objNumber.get(selection.slot)}`;
      return `object ${number}${ofCache(view, view.objCache.get(selection.slot))}`;
    }
    case 'magazine':
      return `magazine ${selection.cpu}${ofCache(view, selection.cache)}`;
    case 'cpu':
      return `CPU ${selection.cpu}`;
    default:
      return null;
  }
}

function ofCache(view: View, cache: number): string {
  const name = view.caches[cache]?.name;
  return name === undefined ? '' : ` of ${name}`;
}
