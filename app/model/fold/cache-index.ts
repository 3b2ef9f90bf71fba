import { CACHE_FIELDS, fieldCache, fieldOf } from '../../../engine/index.ts';
import { Table } from '../columns.ts';
import type { View } from '../view.ts';
import type { Handlers } from './handlers.ts';

const SLAB_OBJS = CACHE_FIELDS.indexOf('slabObjs');

/** The cache of each slab and object, by slot, for folds over events that keep no view. */
export class CacheIndex {
  readonly #ofSlab = new Table(0, [0]);
  readonly #ofObj = new Table(0, [0]);
  /** By number of the cache. */
  readonly #objsInSlab: number[] = [];

  /** The number of the cache of a slab. */
  ofSlab(slab: number): number {
    return this.#ofSlab.word(slab);
  }

  /** The number of the cache of an object that lies in a slab. */
  ofObj(obj: number): number {
    return this.#ofObj.word(obj);
  }

  /** A slab was built for a cache. */
  build(slab: number, cache: number): void {
    this.#ofSlab.set(slab, cache);
  }

  /** A slab was divided into objects, `first` and those after it. */
  carve(slab: number, first: number): void {
    const cache = this.ofSlab(slab);
    this.#ofObj.fill(first, first + (this.#objsInSlab[cache] ?? 0), cache);
  }

  /** A field of a cache was set; only the number of objects in a slab matters here. */
  setField(field: number, value: number): void {
    if (fieldOf(field) === SLAB_OBJS) this.#objsInSlab[fieldCache(field)] = value;
  }

  /** Copies what a view knows, to continue from its moment. */
  learn(view: View): void {
    for (const cache of [...view.caches, ...view.freedCaches.values()])
      if (cache !== null) this.#objsInSlab[cache.index] = cache.slabObjs;
    for (let obj = 0; obj < view.objEnd; obj++) this.#ofObj.set(obj, view.objCache.get(obj));
    for (let slab = 0; slab < view.slabs.rows; slab++) this.#ofSlab.set(slab, view.slabCache.get(slab));
  }
}

/** Keeps the index of a fold up to date. */
export const INDEX_HANDLERS: Handlers<{ readonly index: CacheIndex }> = {
  slabBuilt: ({ index }, slab, cache) => index.build(slab, cache),
  slabCarved: ({ index }, slab, first) => index.carve(slab, first),
  cacheField: ({ index }, field, value) => index.setField(field, value),
};
