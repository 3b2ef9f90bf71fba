import { Table } from './columns.ts';
import {
  MAG_AGE,
  MAG_BITS,
  MAG_CPU_BITS,
  MAG_END,
  MAG_FIRST,
  MAG_RING,
  RING_BITS,
  RING_MASK,
} from './row-layout.ts';

/** The magazines of a view, one for each cache and CPU. Their objects are kept in rings, oldest first. */
export class Magazines {
  readonly rows: Table = new Table(MAG_BITS, []);
  readonly rings: Table = new Table(RING_BITS, []);

  /** Makes an empty magazine. `ring`: an unused ring number, from 1 on; `age`: in jiffies. */
  make(cache: number, cpu: number, age: number, ring: number): MagazineView {
    const at = rowOf(cache, cpu);
    this.rows.setTwo(at + MAG_RING, ring, 0);
    this.rows.setTwo(at + MAG_END, 0, age);
    return new MagazineView(this, at);
  }

  /** Puts an object on top. Returns whether the magazine was ever made: one that is freed can still be written to. */
  push(cache: number, cpu: number, obj: number): boolean {
    const { rows } = this;
    const at = rowOf(cache, cpu);
    const ring = rows.word(at + MAG_RING);
    if (ring === 0) return false;
    const end = rows.word(at + MAG_END);
    rows.set(at + MAG_END, end + 1);
    this.rings.set((ring << RING_BITS) | (end & RING_MASK), obj);
    return true;
  }

  /** Takes the object on top. Returns the same as {@link Magazines.push}. */
  pop(cache: number, cpu: number, nowJiffy: number): boolean {
    const { rows } = this;
    const at = rowOf(cache, cpu);
    if (rows.word(at + MAG_RING) === 0) return false;
    const end = rows.word(at + MAG_END);
    rows.setTwo(at + MAG_END, end > rows.word(at + MAG_FIRST) ? end - 1 : end, nowJiffy);
    return true;
  }

  /** Takes the oldest object. Returns the same as {@link Magazines.push}. */
  shift(cache: number, cpu: number): boolean {
    const { rows } = this;
    const at = rowOf(cache, cpu);
    if (rows.word(at + MAG_RING) === 0) return false;
    const first = rows.word(at + MAG_FIRST);
    if (first < rows.word(at + MAG_END)) rows.set(at + MAG_FIRST, first + 1);
    return true;
  }
}

/** Where the row of a magazine begins. */
function rowOf(cache: number, cpu: number): number {
  return ((cache << MAG_CPU_BITS) | cpu) << MAG_BITS;
}

/** The objects of a cache in a CPU's magazine, as they are now. */
export class MagazineView {
  readonly #of: Magazines;
  readonly #at: number;

  /** @param at where its row begins */
  constructor(of: Magazines, at: number) {
    this.#of = of;
    this.#at = at;
  }

  /** When an object was last taken, in jiffies. */
  get age(): number {
    return this.#of.rows.word(this.#at + MAG_AGE);
  }

  /** How many objects there are. */
  get count(): number {
    const { rows } = this.#of;
    return rows.word(this.#at + MAG_END) - rows.word(this.#at + MAG_FIRST);
  }

  /** Object number `i`, counted from the oldest. */
  at(i: number): number {
    const { rows, rings } = this.#of;
    const ring = rings.at(rows.word(this.#at + MAG_RING));
    return rings.word(ring + ((rows.word(this.#at + MAG_FIRST) + i) & RING_MASK));
  }

  /** The objects, oldest first. */
  get objs(): readonly number[] {
    return Array.from({ length: this.count }, (_, i) => this.at(i));
  }

  /** The same magazine in another view. */
  in(others: Magazines): MagazineView {
    return new MagazineView(others, this.#at);
  }
}
