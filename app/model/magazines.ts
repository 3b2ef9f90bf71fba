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

/** The magazines of a view, one for each cache and cpu. Their objects stand in rings, from the oldest on. */
export class Magazines {
  readonly rows: Table = new Table(MAG_BITS, []);
  readonly rings: Table = new Table(RING_BITS, []);

  /** An empty magazine comes to be, in a ring, from 1 on, that is nobody's. `age`: in jiffies. */
  make(cache: number, cpu: number, age: number, ring: number): MagazineView {
    const at = this.rows.row((cache << MAG_CPU_BITS) | cpu);
    this.rows.words.set([age, ring, 0, 0], at);
    this.rings.row(ring);
    return new MagazineView(this, at);
  }

  /** A magazine goes. */
  free(cache: number, cpu: number): void {
    const at = this.rows.row((cache << MAG_CPU_BITS) | cpu);
    this.rows.words[at + MAG_RING] = 0;
  }

  /** Puts an object on top. Says whether there is such a magazine, as all of these do. */
  push(cache: number, cpu: number, obj: number): boolean {
    const { words } = this.rows;
    const at = ((cache << MAG_CPU_BITS) | cpu) << MAG_BITS;
    const end = words[at + MAG_END] ?? 0;
    const place = ((words[at + MAG_RING] ?? 0) << RING_BITS) | (end & RING_MASK);
    words[at + MAG_END] = end + 1;
    this.rings.words[place] = obj;
    this.rows.touch(at);
    this.rings.touch(place);
    return place > RING_MASK;
  }

  /** Takes the object on top. `now`: in jiffies. */
  pop(cache: number, cpu: number, now: number): boolean {
    const { words } = this.rows;
    const at = ((cache << MAG_CPU_BITS) | cpu) << MAG_BITS;
    const end = words[at + MAG_END] ?? 0;
    if (end > (words[at + MAG_FIRST] ?? 0)) words[at + MAG_END] = end - 1;
    words[at + MAG_AGE] = now;
    this.rows.touch(at);
    return (words[at + MAG_RING] ?? 0) !== 0;
  }

  /** Takes the oldest object. */
  shift(cache: number, cpu: number): boolean {
    const { words } = this.rows;
    const at = ((cache << MAG_CPU_BITS) | cpu) << MAG_BITS;
    const first = words[at + MAG_FIRST] ?? 0;
    if (first < (words[at + MAG_END] ?? 0)) words[at + MAG_FIRST] = first + 1;
    this.rows.touch(at);
    return (words[at + MAG_RING] ?? 0) !== 0;
  }
}

/** The objects that a cpu keeps of a cache, as they are now. */
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

  /** The objects, oldest first. */
  get objs(): readonly number[] {
    const { rows, rings } = this.#of;
    const ring = rings.at(rows.word(this.#at + MAG_RING));
    const first = rows.word(this.#at + MAG_FIRST);
    return Array.from({ length: this.count }, (_, i) => rings.word(ring + ((first + i) & RING_MASK)));
  }

  /** The same magazine in another view. */
  in(others: Magazines): MagazineView {
    return new MagazineView(others, this.#at);
  }
}
