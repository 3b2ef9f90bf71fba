import type { Selection } from '../model/selection.ts';
import type { StateBit } from '../model/state-bits.ts';

/** The selection among slabs: the slot of an object or of a slab. */
export type Picked = { readonly kind: 'object' | 'slab'; readonly slot: number } | null;

/** The selection if it is an object or a slab. */
export function pickedOf(selection: Selection): Picked {
  return selection?.kind === 'object' || selection?.kind === 'slab' ? selection : null;
}

/** A part of a slab's memory. */
export type BytePart = 'header' | 'object' | 'padding' | 'trailer' | 'waste';

/** The strata, top to bottom. */
export type StratumName = 'threads' | 'slabs' | 'emergency' | 'pages';

/** What is at a point of the stage. */
export type Target =
  | { readonly kind: 'stratum'; readonly name: StratumName }
  | { readonly kind: 'cache'; readonly cache: number }
  | { readonly kind: 'cpu'; readonly cpu: number }
  | { readonly kind: 'magazine'; readonly cpu: number }
  | { readonly kind: 'round'; readonly cpu: number; readonly obj: number }
  | { readonly kind: 'lamp'; readonly lamp: StateBit }
  | { readonly kind: 'slab'; readonly slab: number }
  | { readonly kind: 'object'; readonly slab: number; readonly obj: number }
  /** A run of bytes of a slab: see ByteRun; `obj` is −1 if they belong to no object. */
  | {
      readonly kind: 'bytes';
      readonly slab: number;
      readonly part: BytePart;
      readonly obj: number;
      readonly i: number;
      readonly from: number;
      readonly to: number;
      readonly memory: number;
    }
  | { readonly kind: 'growth'; readonly work: number }
  | { readonly kind: 'emergency'; readonly obj: number }
  | { readonly kind: 'block'; readonly block: number };

/** What a click on a target selects; null for what cannot be selected. */
export function pickedAt(target: Target): Picked {
  switch (target.kind) {
    case 'round':
    case 'object':
    case 'emergency':
      return { kind: 'object', slot: target.obj };
    case 'bytes':
      return target.obj < 0 ? { kind: 'slab', slot: target.slab } : { kind: 'object', slot: target.obj };
    case 'slab':
      return { kind: 'slab', slot: target.slab };
    case 'stratum':
    case 'cache':
    case 'cpu':
    case 'magazine':
    case 'lamp':
    case 'growth':
    case 'block':
      return null;
  }
}
