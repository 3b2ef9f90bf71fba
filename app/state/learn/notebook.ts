import * as z from 'zod/mini';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Note } from '../../formats/notes.ts';
import type { WrittenLesson, WrittenStep } from '../../lessons/write-lesson.ts';
import type { Selection } from '../../model/selection.ts';
import type { View } from '../../model/view.ts';
import type { InSession } from '../session.ts';

/** A step of the notebook, with an id that it keeps when it is moved. */
export interface NotebookStep extends WrittenStep {
  readonly id: number;
}

/** A lesson that is being written. */
export interface Pages extends WrittenLesson {
  readonly steps: readonly NotebookStep[];
}

/** The notebook of this browser. */
export interface Notebook extends Pages {
  /** The pages from before the notes of a recording or of a saved session were opened; null if there were none. */
  readonly earlier: Pages | null;
}

const EMPTY: Pages = { title: '', about: '', steps: [] };

const pages = z.object({ title: z.string(), about: z.string(), steps: z.array(z.unknown()) });

/** Reads back what this page stored; the lesson format checks it when it is played. */
const stored = z.object({ ...pages.shape, earlier: z.catch(z.nullable(pages), null) });

function pagesOf({ title, about, steps }: z.infer<typeof pages>): Pages {
  return { title, about, steps: steps.filter(isStep) };
}

/** The notebook of this browser. */
export const useNotebook: UseBoundStore<StoreApi<Notebook>> = create<Notebook>()(
  persist((): Notebook => ({ ...EMPTY, earlier: null }), {
    name: 'slabscope.notebook',
    version: 1,
    merge: (found) => {
      const { data } = stored.safeParse(found);
      if (data === undefined) return { ...EMPTY, earlier: null };
      return { ...pagesOf(data), earlier: data.earlier === null ? null : pagesOf(data.earlier) };
    },
  }),
);

function isStep(step: unknown): step is NotebookStep {
  return typeof step === 'object' && step !== null && 'id' in step && 'scenario' in step && 'events' in step;
}

/** Opens other pages in the notebook, and sets the current ones aside. */
export function openPages({ title, about, steps }: WrittenLesson): void {
  const before = useNotebook.getState();
  const numbered = steps.map((step, at) => ({ ...step, id: at + 1 }));
  const earlier =
    before.steps.length === 0
      ? before.earlier
      : { title: before.title, about: before.about, steps: before.steps };
  useNotebook.setState({ title, about, steps: numbered, earlier });
}

/** Swaps the open pages with those that were set aside. */
export function swapPages(): void {
  const { earlier, ...open } = useNotebook.getState();
  if (earlier === null) return;
  useNotebook.setState({ ...earlier, earlier: open.steps.length === 0 ? null : open });
}

/** Changes the title or the description. */
export function setNotebook(change: Partial<Pick<Notebook, 'title' | 'about'>>): void {
  useNotebook.setState(change);
}

/** Changes a step. */
export function setStep(id: number, change: Partial<WrittenStep>): void {
  const { steps } = useNotebook.getState();
  useNotebook.setState({ steps: steps.map((step) => (step.id === id ? { ...step, ...change } : step)) });
}

/** Removes a step. */
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

/**
 * Adds the current moment as a step. `camera`: where the stage's camera looks, null for everything. Returns whether a
 * step was added.
 */
export function addMoment(app: InSession, camera: Note['camera']): boolean {
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

/** A selection by its name in lessons; null if it has none. */
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
