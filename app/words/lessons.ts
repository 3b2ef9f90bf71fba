import { objectName, slabName, taskName } from '../model/names/names.ts';
import type { Selection } from '../model/selection.ts';
import type { View } from '../model/view.ts';
import { formatCount, plural } from './numbers.ts';

/** A number of a lesson: grouped if it is whole, with two digits if not. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : value.toFixed(2);
}

/** What is selected on the stage, in words. */
export function selectedWords(view: View, selection: Selection): string {
  if (selection === null) return 'nothing';
  switch (selection.kind) {
    case 'slab':
      return `slab ${slabName(view, selection.slot)}`;
    case 'object':
      return `object ${objectName(view, selection.slot)}`;
    case 'magazine':
      return `the magazine of CPU ${selection.cpu}`;
    case 'cpu':
      return `CPU ${selection.cpu}`;
    case 'task':
      return `thread ${taskName(view, selection.task)}`;
    case 'cache':
      return 'a cache';
    case 'pages':
      return 'pages';
  }
}

/** The first words after a prediction. */
export function verdictWords(isRight: boolean): string {
  return isRight ? 'Right.' : 'Not this time.';
}

/** How far a learner has got in a lesson. */
export function progressWords(seen: number, steps: number): string {
  if (seen === 0) return 'not started';
  return seen >= steps ? 'read' : `${seen} of ${steps} steps read`;
}

/** The notebook that was set aside for the notes of a recording or of a session. */
export function notebookWords({
  title,
  steps,
}: {
  readonly title: string;
  readonly steps: readonly unknown[];
}): string {
  const name = title.trim() === '' ? 'Another notebook' : `The notebook “${title}”`;
  return `${name}, with ${plural(steps.length, 'step')}, was set aside.`;
}
