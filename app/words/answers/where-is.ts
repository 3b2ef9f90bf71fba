import { type ObjectPlace, whereIsObject } from '../../model/answers/where-is.ts';
import { objectName, slabName, taskName } from '../../model/names/names.ts';
import type { View } from '../../model/view.ts';
import { plural } from '../numbers.ts';
import { formatSince } from '../times.ts';
import { type Answer, selectedName } from './answer.ts';

/** Where is this object, and since when? `hz` is jiffies in a second. */
export function sayWhereObjectIs(view: View, obj: number, hz: number): Answer {
  const { place, since, about, highlight } = whereIsObject(view, obj);
  return {
    sentence: `${objectName(view, obj)} ${placeWords(view, place)}, since ${formatSince(view.jiffies, since, hz)}.`,
    steps: about.map((selected) => {
      const name = selectedName(view, selected);
      return { text: selected.kind === 'slab' ? `Its ${name}` : `The ${name}`, about: selected };
    }),
    highlight,
  };
}

function placeWords(view: View, place: ObjectPlace): string {
  switch (place.kind) {
    case 'free':
      return `is free in ${slabName(view, place.slab)}, ${place.rank === 1 ? 'the next to leave it' : `number ${place.rank} on its free list`}`;
    case 'magazine':
      return `is in the magazine of CPU ${place.cpu}, ${rankWords(place.above, place.count)}`;
    case 'in use since boot':
      return 'is in use, by a caller that had it when the machine booted';
    case 'in use':
      return `is in use: ${taskName(view, place.task)} took it on CPU ${place.cpu}`;
    case 'emergency':
      return `is an emergency object in use: ${taskName(view, place.task)} got it on CPU ${place.cpu}`;
    case 'linux':
      return `is in use, from the Linux slab: ${taskName(view, place.task)} took it on CPU ${place.cpu}`;
    case 'freed':
      return 'no longer exists: its memory was freed';
    case 'freed with its cache':
      return 'no longer exists: its cache was destroyed';
  }
}

function rankWords(above: number, count: number): string {
  if (above === 0) return 'the next to be allocated there';
  if (above === count - 1) return `the oldest of ${count} and the first to be flushed`;
  return `with ${plural(above, 'object')} above it`;
}
