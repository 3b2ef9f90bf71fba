import type { RbNode } from '../kernel/rb-tree.ts';
import type { Engine } from '../machine/engine.ts';
import type { SplKernel } from '../spl/module.ts';
import { EMERGENCY } from '../spl/obj-table.ts';
import { POISON, type spl_kmem_cache_t, spl_kmem_emergency_t, type spl_kmem_slab_t } from '../spl/types.ts';
import type { HeldCache } from '../workload/owners.ts';

/** A machine is in a state that no correct allocator can reach. */
class BrokenInvariant extends Error {
  constructor(rule: string, cache: number, detail: string) {
    super(`${rule} (cache ${cache}: ${detail})`);
    this.name = 'BrokenInvariant';
  }
}

/** The result of counting a cache's slabs and objects. */
interface Counts {
  slabs: number;
  slabsInUse: number;
  refs: number;
  free: number;
  inMagazines: number;
  inTree: number;
}

/** Checks what must hold between commands unless the machine was misused. Reuses its tables from check to check. */
export class Invariants {
  /** The number of the last check that found each object, by slot, and each page. */
  #objects = new Uint32Array(1024);
  readonly #pages = new Map<number, number>();
  #round = 0;

  /**
   * Checks all caches.
   * @throws BrokenInvariant
   */
  check(engine: Engine): void {
    const { kernel: k, owners } = engine;
    if (k.misused) return;
    this.#round += 1;
    if (this.#pages.size > 100_000) this.#pages.clear();
    if (this.#objects.length < k.slots.end) this.#objects = new Uint32Array(2 * k.slots.end);
    for (const held of owners.caches.values()) {
      if (held === null || held.skc.skc_linux_cache !== null || held.skc.skc_magic === POISON) continue;
      this.#checkCache(engine, held);
    }
  }

  #checkCache(engine: Engine, held: HeldCache): void {
    const { kernel: k } = engine;
    const { skc } = held;
    const counts: Counts = { slabs: 0, slabsInUse: 0, refs: 0, free: 0, inMagazines: 0, inTree: 0 };
    this.#partial(k, skc, counts);
    this.#complete(k, skc, counts);
    for (const skm of skc.skc_mag) {
      for (let i = 0; i < skm.skm_avail; i++) this.#meet(skc, skm.skm_objs[i] ?? 0, 'a magazine');
      counts.inMagazines += skm.skm_avail;
    }
    this.#tree(k, skc, counts);
    checkCounts(skc, counts);
    let withCallers = 0;
    for (const obj of held.objects) {
      if (this.#objects[obj] === this.#round && k.objs.sko_slab[obj] === EMERGENCY) continue;
      this.#meet(skc, obj, 'its caller');
      withCallers += 1;
    }
    this.#checkWhole(engine, skc, counts, withCallers);
  }

  /** An object in transit in a blocked operation is in no place. */
  #checkWhole(engine: Engine, skc: spl_kmem_cache_t, counts: Counts, held: number): void {
    const known = counts.free + counts.inMagazines + held;
    const all = counts.refs + counts.free;
    const isQuiet = engine.kernel.parallel === null && isIdle(engine);
    if (known > all || (isQuiet && known !== all))
      throw new BrokenInvariant('no object is lost', skc.index, `${known} of ${all} are found`);
  }

  #partial(k: SplKernel, skc: spl_kmem_cache_t, counts: Counts): void {
    let isEmpty = false;
    for (let sks = skc.skc_partial_list.head; sks !== null; sks = sks.next) {
      if (sks.sks_ref >= sks.sks_objs)
        throw new BrokenInvariant('a partial slab has a free object', skc.index, `slab ${sks.number}`);
      if (isEmpty && sks.sks_ref > 0)
        throw new BrokenInvariant('empty slabs are at the tail', skc.index, `slab ${sks.number}`);
      isEmpty = sks.sks_ref === 0;
      this.#slab(k, skc, sks, counts);
    }
  }

  #complete(k: SplKernel, skc: spl_kmem_cache_t, counts: Counts): void {
    for (let sks = skc.skc_complete_list.head; sks !== null; sks = sks.next) {
      if (sks.sks_ref !== sks.sks_objs)
        throw new BrokenInvariant('a complete slab has no free object', skc.index, `slab ${sks.number}`);
      this.#slab(k, skc, sks, counts);
    }
  }

  #slab(k: SplKernel, skc: spl_kmem_cache_t, sks: spl_kmem_slab_t, counts: Counts): void {
    counts.slabs += 1;
    if (sks.sks_ref > 0) counts.slabsInUse += 1;
    counts.refs += sks.sks_ref;
    this.#own(skc, sks.page);
    let free = 0;
    for (let obj = sks.sks_free_list; obj !== 0; obj = k.objs.sko_list[obj] ?? 0) {
      this.#meet(skc, obj, 'a free list');
      free += 1;
    }
    if (free + sks.sks_ref !== sks.sks_objs)
      throw new BrokenInvariant('sks_ref counts what is out', skc.index, `slab ${sks.number}`);
    counts.free += free;
  }

  #tree(k: SplKernel, skc: spl_kmem_cache_t, counts: Counts): void {
    const root = skc.skc_emergency_tree.rb_node;
    if (root === null) return;
    if (root.red) throw new BrokenInvariant('the root of the tree is black', skc.index, `node ${root.slot}`);
    const visit = (node: RbNode | null, above: number, below: number, isRed: boolean): number => {
      if (node === null) return 1;
      const key = node instanceof spl_kmem_emergency_t ? node.ske_obj : Number.NaN;
      if (!(key > above && key < below) || (isRed && node.red))
        throw new BrokenInvariant('the tree is a red-black tree by address', skc.index, `node ${node.slot}`);
      counts.inTree += 1;
      this.#meet(skc, node.slot, 'the tree');
      this.#own(skc, k.objs.page[node.slot] ?? 0);
      const left = visit(node.rb_left, above, key, node.red);
      const right = visit(node.rb_right, key, below, node.red);
      if (left !== right)
        throw new BrokenInvariant(
          'all paths down the tree have equally many black nodes',
          skc.index,
          `node ${node.slot}`,
        );
      return left + (node.red ? 0 : 1);
    };
    visit(root, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, false);
  }

  #meet({ index }: spl_kmem_cache_t, obj: number, place: string): void {
    if (this.#objects[obj] === this.#round)
      throw new BrokenInvariant('an object is in one place only', index, `object ${obj} in ${place} too`);
    this.#objects[obj] = this.#round;
  }

  #own({ index }: spl_kmem_cache_t, page: number): void {
    if (this.#pages.get(page) === this.#round)
      throw new BrokenInvariant('a page has one owner', index, `page ${page}`);
    this.#pages.set(page, this.#round);
  }
}

function checkCounts(skc: spl_kmem_cache_t, counts: Counts): void {
  const found = [
    ['skc_slab_total', skc.skc_slab_total, counts.slabs],
    ['skc_slab_alloc', skc.skc_slab_alloc, counts.slabsInUse],
    ['skc_obj_alloc', skc.skc_obj_alloc, counts.refs],
    ['skc_obj_emergency', skc.skc_obj_emergency, counts.inTree],
    ['skc_obj_total', skc.skc_obj_total, counts.refs + counts.free + counts.inTree],
  ] as const;
  for (const [name, is, counted] of found) {
    if (is !== counted)
      throw new BrokenInvariant('counters match a count', skc.index, `${name} is ${is}, not ${counted}`);
  }
}

function isIdle({ threads }: Engine): boolean {
  for (const { state } of threads.values()) if (state !== 'idle') return false;
  return true;
}
