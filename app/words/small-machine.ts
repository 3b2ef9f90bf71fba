import type { StepKind } from '../model/small-machine/steps.ts';
import { listed, plural } from './numbers.ts';

/** What a step of the small machine is, in a sentence, and why it is so. */
export interface StepWords {
  readonly what: string;
  readonly why: string;
}

/** The words of a step. `names`: of the objects that move; `slab`: the slab that comes or goes. */
export function stepWords(kind: StepKind, cpu: number, names: readonly string[], slab: string): StepWords {
  switch (kind) {
    case 'take':
      return {
        what: `CPU ${cpu} takes object ${listed(names)} from its magazine: no lock, no slab touched.`,
        why: 'That is what a magazine is for.',
      };
    case 'put':
      return {
        what: `CPU ${cpu} frees object ${listed(names)} into its magazine.`,
        why: 'The next allocation on this CPU gets it, while it is still in the CPU’s cache.',
      };
    case 'refill':
      return {
        what: `CPU ${cpu} found its magazine empty, and loads ${plural(names.length, 'object')} from slabs.`,
        why: 'For that it takes the lock of the cache, once for all of them.',
      };
    case 'flush':
      return {
        what: `The magazine of CPU ${cpu} is full: its oldest ${names.length === 1 ? 'object goes' : `${names.length} objects go`} back to slabs.`,
        why: 'So there is room for the next ones.',
      };
    case 'grow':
      return {
        what: `No slab had a free object: ${slab} is new, cut into four objects.`,
        why: 'Its memory comes from the kernel’s pages.',
      };
    case 'shrink':
      return {
        what: `${slab} has no object outside any more, and is freed.`,
        why: 'One object in a magazine would have kept all of it.',
      };
  }
}
