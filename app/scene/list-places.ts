/**
 * The places of the slabs of a list. While things move, slabs keep their places, and a slab that leaves the list makes
 * a hole: the eye cannot follow a row in which everything shifts. In a calm moment the slabs follow the order of the
 * list.
 */
export class ListPlaces {
  #places: readonly number[] = [];

  /** The slabs by place, −1 for a hole. */
  get places(): readonly number[] {
    return this.#places;
  }

  /** Puts the slabs in the order of the list. */
  settle(list: readonly number[]): readonly number[] {
    this.#places = list;
    return list;
  }

  /** Keeps the places of slabs that are still on the list; new ones get the nearest hole, or a place at the end. */
  follow(list: readonly number[]): readonly number[] {
    const here = new Set(list);
    const places = this.#places.map((slab) => (here.has(slab) ? slab : -1));
    for (const slab of places) here.delete(slab);
    if (here.size > 0) fill(places, list, here);
    while (places.at(-1) === -1) places.pop();
    this.#places = places;
    return places;
  }
}

/** Places the slabs of a list that are in `fresh`. */
function fill(places: number[], list: readonly number[], fresh: ReadonlySet<number>): void {
  const holes = places.flatMap((slab, at) => (slab < 0 ? [at] : []));
  for (const [index, slab] of list.entries()) {
    if (!fresh.has(slab)) continue;
    const nearest = holes.reduce(
      (best, at, i) => (Math.abs(at - index) < Math.abs((holes[best] ?? Infinity) - index) ? i : best),
      0,
    );
    const [hole] = holes.splice(nearest, 1);
    if (hole === undefined) places.push(slab);
    else places[hole] = slab;
  }
}
