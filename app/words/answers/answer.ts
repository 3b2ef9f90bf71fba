import { cacheName, objectName, slabName, taskName } from '../../model/names/names.ts';
import type { Highlight, Selected } from '../../model/selection.ts';
import type { View } from '../../model/view.ts';
import { formatCount } from '../numbers.ts';

/** A step of an answer, and what it is about. */
export interface Step {
  readonly text: string;
  /** What to select when the step is clicked; null for nothing. */
  readonly about: Selected | null;
}

/** The answer to a question about the machine: a sentence, the steps behind it, and what to mark on the stage. */
export interface Answer {
  readonly sentence: string;
  readonly steps: readonly Step[];
  readonly highlight: Highlight;
}

/** Slabs that are named one by one. */
const MOST_NAMES = 6;

/** Names of slabs, the first few of many. */
export function slabNames(view: View, slabs: readonly number[]): string {
  const names = slabs.slice(0, MOST_NAMES).map((slab) => slabName(view, slab));
  const more = slabs.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${formatCount(more)} more` : names.join(', ');
}

/** What something that can be selected is called. */
export function selectedName(view: View, selected: Selected): string {
  switch (selected.kind) {
    case 'object':
      return `object ${objectName(view, selected.slot)}`;
    case 'slab':
      return `slab ${slabName(view, selected.slot)}`;
    case 'magazine':
      return `magazine of CPU ${selected.cpu}`;
    case 'cpu':
      return `CPU ${selected.cpu}`;
    case 'cache':
      return `cache ${cacheName(view, selected.cache)}`;
    case 'task':
      return `thread ${taskName(view, selected.task)}`;
    case 'pages':
      return 'pages';
  }
}
