import type { CacheState } from '../../formats/report/report.ts';

/** Where a cache gets its memory; `SPL` if it has slabs of its own and nothing shows which memory. */
export type Backing = 'KMEM' | 'VMEM' | 'KVMEM' | 'SPL' | 'Linux';

/** Held, in use, and the most that ever were in use. Null where the text has no such figure. */
export interface Figures {
  readonly total: number | null;
  readonly alloc: number | null;
  readonly max: number | null;
}

/** How the slabs of a cache are laid out. Sizes in bytes. */
export interface SlabShape {
  readonly slabSize: number;
  readonly objsPerSlab: number;
  /** An object with its padding and its header. */
  readonly objSlot: number;
  /** The header of a slab with its padding. */
  readonly headSize: number;
  readonly align: number;
  /** Objects that one CPU's magazine holds; 0 for a cache without magazines. */
  readonly magazineSize: number;
  /** Which rule explains the figures; null if neither does, and the shape is then an estimate. */
  readonly rule: '0.6.4+' | '0.6.3-' | null;
}

/** A cache as some table of a report shows it. Sizes in bytes. */
export interface ListedCache {
  readonly name: string;
  readonly backing: Backing;
  readonly isOffSlab: boolean;
  /** Null where the table rounds it. */
  readonly objSize: number | null;
  /** Null for a cache of the Linux slab. */
  readonly shape: SlabShape | null;
  readonly slabs: Figures;
  /** Objects in slabs; those in a magazine count as in use, since no table separates them. */
  readonly objects: Figures;
  readonly emergency: { readonly dlock: number; readonly alloc: number; readonly max: number } | null;
  readonly states: readonly CacheState[];
  /** What the table itself gives as held and as in use, for tables that are not of slabs of the SPL. */
  readonly stated: {
    readonly held: number | null;
    readonly inUse: number | null;
    /** The share in use, rounded to a percent; null where the table has no such column. */
    readonly share: number | null;
  };
}
