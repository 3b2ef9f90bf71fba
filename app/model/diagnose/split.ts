import { OBJ_HEADER, SLAB_HEADER } from '../../formats/proc-slab/layout.ts';
import type { ListedCache, SlabShape } from './listed-cache.ts';

/** A figure that the text only bounds. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * Where the bytes of a cache go; they add up to `held` with the parked bytes at either end of their range. What a
 * magazine holds is not in the table, so `inUse` counts all objects that left their slab, of which `parked` are idle.
 */
export interface Split {
  /** All that the cache takes, with whole pages. */
  readonly held: number;
  /** Objects that left their slab, in use or in a magazine. */
  readonly inUse: number;
  /** Those of `inUse` that may be in magazines. */
  readonly parked: Range;
  /** Free objects in slabs that stay, because another object of theirs is in use. */
  readonly stays: number;
  /** Places of objects in slabs without any object in use. */
  readonly empty: number;
  /** Headers of slabs and objects. */
  readonly headers: number;
  /** What the alignment adds to objects and headers. */
  readonly alignment: number;
  /** What is left over at the end of a slab. */
  readonly leftOver: number;
  /** What whole pages add to a slab. */
  readonly pageRounding: number;
  /** Emergency objects, all of them in use. */
  readonly emergency: number;
}

/** Where the bytes of several caches go together; null if that is not known of any. */
export function sumOfSplits(splits: readonly (Split | null)[]): Split | null {
  const known = splits.filter((split) => split !== null);
  if (known.length === 0) return null;
  const sum = (part: (split: Split) => number): number => known.reduce((all, split) => all + part(split), 0);
  return {
    held: sum(({ held }) => held),
    inUse: sum(({ inUse }) => inUse),
    parked: { least: sum(({ parked }) => parked.least), most: sum(({ parked }) => parked.most) },
    stays: sum(({ stays }) => stays),
    empty: sum(({ empty }) => empty),
    headers: sum(({ headers }) => headers),
    alignment: sum(({ alignment }) => alignment),
    leftOver: sum(({ leftOver }) => leftOver),
    pageRounding: sum(({ pageRounding }) => pageRounding),
    emergency: sum(({ emergency }) => emergency),
  };
}

/** Objects that may be in magazines: none, or as many as the magazines of all CPUs hold. */
export function parkedObjects({ shape, objects }: ListedCache, cpus: number): Range {
  return { least: 0, most: Math.min(objects.alloc ?? 0, cpus * (shape?.magazineSize ?? 0)) };
}

/** Where the bytes of a cache go; null if its table lacks the figures. Sizes in bytes. */
export function splitOf(cache: ListedCache, cpus: number, pageSize: number): Split | null {
  const { shape, slabs, objects, objSize } = cache;
  if (shape === null || objSize === null || slabs.total === null || objects.alloc === null)
    return statedSplit(cache);
  const empty = emptySlabs(cache) * shape.objsPerSlab;
  const places = objects.total ?? slabs.total * shape.objsPerSlab;
  const slabBytes = roundUp(shape.slabSize, pageSize);
  const outside = cache.isOffSlab ? offSlabBytes(shape) : 0;
  const held = slabs.total * (slabBytes + shape.objsPerSlab * outside);
  const padding = shape.objSlot - objSize - OBJ_HEADER;
  const headers = slabs.total * (SLAB_HEADER + shape.objsPerSlab * OBJ_HEADER);
  const alignment = slabs.total * (shape.headSize - SLAB_HEADER + shape.objsPerSlab * padding);
  const pageRounding = slabs.total * (slabBytes - shape.slabSize);
  const parked = parkedObjects(cache, cpus);
  const emergency = emergencyBytes(cache, pageSize);
  return {
    held: held + emergency,
    inUse: objects.alloc * objSize,
    parked: { least: parked.least * objSize, most: parked.most * objSize },
    stays: Math.max(0, places - objects.alloc - empty) * objSize,
    empty: empty * objSize,
    headers,
    alignment,
    leftOver: held - places * objSize - headers - alignment - pageRounding,
    pageRounding,
    emergency,
  };
}

/** Slabs without an object in use. */
export function emptySlabs({ slabs }: ListedCache): number {
  return slabs.total === null || slabs.alloc === null ? 0 : Math.max(0, slabs.total - slabs.alloc);
}

function statedSplit({ objSize, objects, stated }: ListedCache): Split | null {
  const inUse = stated.inUse ?? 0;
  if (stated.held === null) return stated.inUse === null ? null : { ...NOTHING, held: inUse, inUse };
  if (stated.inUse === null) return null;
  const places = objSize === null || objects.total === null ? stated.held : objects.total * objSize;
  const stays = Math.max(0, places - inUse);
  return { ...NOTHING, held: stated.held, inUse, stays, leftOver: stated.held - inUse - stays };
}

const NOTHING: Split = {
  held: 0,
  inUse: 0,
  parked: { least: 0, most: 0 },
  stays: 0,
  empty: 0,
  headers: 0,
  alignment: 0,
  leftOver: 0,
  pageRounding: 0,
  emergency: 0,
};

/** Whole pages in a power of two for each emergency object. */
function emergencyBytes({ emergency, objSize }: ListedCache, pageSize: number): number {
  const pages = 2 ** Math.ceil(Math.log2(Math.max(1, (objSize ?? 0) / pageSize)));
  return (emergency?.alloc ?? 0) * pages * pageSize;
}

/** Bytes outside its slab that an object of an OFFSLAB cache takes: the power of two above twice its slot. */
function offSlabBytes({ objSlot }: SlabShape): number {
  return 2 ** (Math.floor(Math.log2(objSlot)) + 2);
}

/** `bytes` in whole units. */
export function roundUp(bytes: number, unit: number): number {
  return Math.ceil(bytes / unit) * unit;
}
