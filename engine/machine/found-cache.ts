import type { KmcFlag } from '../spl/flags.ts';

/** A cache as it was found on a machine, with its content. */
export interface FoundCacheSpec {
  /** Its name in commands: c1, c2, … */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly objSize: number;
  /** Bytes; 0 for the default. */
  readonly align: number;
  readonly flags: readonly KmcFlag[];
  /** Objects in a slab and bytes of a slab as found; null: as the reference lays them out. */
  readonly geometry: { readonly objs: number; readonly size: number } | null;
  /** The highest figures so far. */
  readonly counters: {
    readonly slabMax: number;
    readonly objMax: number;
    readonly objDeadlock: number;
    readonly objEmergencyMax: number;
  };
  /** For each slab the objects that are out of it, those in magazines included. */
  readonly out: readonly number[];
  /** For each CPU the slabs, as indexes of `out`, of the objects in its magazine, oldest first. */
  readonly magazines: readonly (readonly number[])[];
  /** Emergency objects in use. */
  readonly emergency: number;
  /** Objects of a cache of the Linux slab that are in use. They are only counted. */
  readonly linuxLive: number;
  /** Where each object is, if that is known; left out, objects are out of their slabs in the order of the slots. */
  readonly exact?: ExactPlaces;
}

/**
 * The place of every object, by its index in its slab. The slabs are those of `out`, in the order of the two lists: the
 * partial ones from head to tail, and the full ones.
 */
export interface ExactPlaces {
  /** For each slab its free objects, in the order of its free list. */
  readonly free: readonly (readonly number[])[];
  /** For each CPU the objects in its magazine, whose slabs are in `magazines`. */
  readonly objects: readonly (readonly number[])[];
}

/** The most slabs of a machine, and the most objects in them and of the emergency kind, that are restored one by one. */
export const MOST_FOUND_SLABS = 4_000_000;
export const MOST_FOUND_OBJECTS = 16_000_000;

/** The most objects of a cache of the Linux slab that are in use: events count them in a word. */
export const MOST_LINUX_OBJECTS = 0x7fff_ffff;
