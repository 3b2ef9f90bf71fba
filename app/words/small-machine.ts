import type { StepKind } from '../model/small-machine/steps.ts';
import { listed, plural } from './numbers.ts';

/** What a step of the small machine does, in a sentence, and why. */
export interface StepWords {
  readonly what: string;
  readonly why: string;
}

/** The words of a step. `names`: the objects that move; `slab`: the slab that is created or freed. */
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
        what: `CPU ${cpu} finds its magazine empty and loads ${plural(names.length, 'object')} from slabs.`,
        why: 'This takes the lock of the cache, once for all of them.',
      };
    case 'flush':
      return {
        what: `The magazine of CPU ${cpu} is full: its oldest ${names.length === 1 ? 'object goes' : `${names.length} objects go`} back to slabs.`,
        why: 'This makes room for the next ones.',
      };
    case 'grow':
      return {
        what: `No slab had a free object: ${slab} is new, cut into four objects.`,
        why: 'Its memory comes from the kernel’s pages.',
      };
    case 'shrink':
      return {
        what: `All objects of ${slab} are back in it, so it is freed.`,
        why: 'One object in a magazine would have kept all of it.',
      };
  }
}
