import { cpuOf, type Event, taskOf } from '../../engine/index.ts';
import { taskName } from '../model/names/names.ts';
import type { Recording } from '../model/recording.ts';
import type { View } from '../model/view.ts';

/** One moment of an object's history, in a few words, with the task and the CPU. */
export function historyWords(recording: Recording, view: View, moment: number): string {
  const what = recording.word(moment);
  return `${moveWords(recording.event(moment))} · ${taskName(view, taskOf(what))}, CPU ${cpuOf(what)}`;
}

function moveWords(event: Event): string {
  switch (event.kind) {
    case 'slabCarved':
      return 'created with its slab';
    case 'objLoaded':
      return `slab → magazine of CPU ${event.cpu}`;
    case 'allocHit':
    case 'alloc':
      return 'magazine → in use';
    case 'freeHit':
    case 'free':
      return `in use → magazine of CPU ${event.cpu}`;
    case 'objReturned':
      return `magazine of CPU ${event.owner} → slab`;
    case 'emergencyMade':
      return 'pages allocated';
    case 'emergencyAdded':
      return 'emergency tree → in use';
    case 'emergencyRemoved':
      return 'in use → out of the tree';
    case 'linuxListed':
      return 'in use since boot';
    case 'linuxAlloc':
      return 'Linux slab → in use';
    case 'linuxFree':
      return 'in use → Linux slab';
    default:
      return 'memory freed';
  }
}
