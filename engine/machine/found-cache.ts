import type { KmcFlag } from '../spl/flags.ts';

/** A cache as found on a machine, with its contents. */
export interface FoundCacheSpec {
  /** Its name in commands: c1, c2, … */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly objSize: number;
  /** Bytes; 0 for the default. */
  readonly align: number;
  readonly flags: readonly KmcFlag[];
  /** Objects in a slab and bytes of a slab as found; null for the reference's own layout. */
  readonly geometry: { readonly objs: number; readonly size: number } | null;
  /** The highest figures so far. */
  readonly counters: {
    readonly slabMax: number;
    readonly objMax: number;
    readonly objDeadlock: number;
    readonly objEmergencyMax: number;
  };
  /** For each slab, the number of objects that have left it, including those in magazines. */
  readonly out: readonly number[];
  /** For each CPU, the slabs (indexes into `out`) of the objects in its magazine, oldest first. */
  readonly magazines: readonly (readonly number[])[];
  /** Emergency objects in use. */
  readonly emergency: number;
  /** For a cache of the Linux slab, the number of objects in use. They are only counted. */
  readonly linuxLive: number;
  /** Where each object is, if known; otherwise objects leave their slabs in slot order. */
  readonly exact?: ExactPlaces;
}

/**
 * The place of every object, by its index in its slab. The slabs are those of `out`, in list order: the partial ones
 * from head to tail, then the full ones.
 */
export interface ExactPlaces {
  /** For each slab its free objects, in the order of its free list. */
  readonly free: readonly (readonly number[])[];
  /** For each CPU, the objects in its magazine; their slabs are in `magazines`. */
  readonly objects: readonly (readonly number[])[];
}

/** The most slabs of a machine, and the most slab and emergency objects, that can be restored one by one. */
export const MOST_FOUND_SLABS = 4_000_000;
export const MOST_FOUND_OBJECTS = 16_000_000;

/** The most objects in use of a cache of the Linux slab: events count them in one word. */
export const MOST_LINUX_OBJECTS = 0x7fff_ffff;
