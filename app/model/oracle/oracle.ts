import { EVENT_KINDS } from '../../../engine/event/event.ts';
import * as KIND from '../../../engine/event/kind.ts';
import { kindOf } from '../../../engine/event/log.ts';
import { PAYLOAD } from '../../../engine/event/payload.ts';
import type { RbNode } from '../../../engine/kernel/rb-tree.ts';
import type { Engine } from '../../../engine/machine/engine.ts';
import { slabOf } from '../../../engine/spl/slab-table.ts';
import { POISON, type spl_kmem_cache_t, spl_kmem_emergency_t } from '../../../engine/spl/types.ts';
import type { View } from '../view.ts';
import { compareCache, compareFigures, compareMagazine, compareSlab, seenCache } from './compare-cache.ts';
import { compareMachine } from './compare-machine.ts';
import { compareHeld, compareNode } from './compare-tree.ts';
import { same } from './disagreement.ts';

/** Which of the payload words of a kind is what, 0 for neither. */
interface Subjects {
  readonly cache: 0 | 1 | 2;
  readonly slab: 0 | 1 | 2;
  readonly obj: 0 | 1 | 2;
}

const SUBJECTS: readonly Subjects[] = EVENT_KINDS.map((kind) => {
  const words: readonly string[] = PAYLOAD[kind];
  const at = (name: string): 0 | 1 | 2 => (words[0] === name ? 1 : words[1] === name ? 2 : 0);
  return { cache: at('cache'), slab: at('slab'), obj: at('obj') };
});

/** Deeper than any red-black tree here. */
const MOST_DEPTH = 64;

/** Compares a machine with the view that its events have led to. */
export class Oracle {
  readonly #engine: Engine;
  readonly #view: View;
  /** The caches of the machine, and those that were freed while a task was inside. */
  readonly #caches = new Set<spl_kmem_cache_t>();

  constructor(engine: Engine, view: View) {
    this.#engine = engine;
    this.#view = view;
  }

  /**
   * Compares everything, right after an event of that kind.
   * @throws Disagreement
   */
  compareAll(kind: number): void {
    const { kernel: k, owners } = this.#engine;
    const view = this.#view;
    compareMachine(k, view, kind);
    this.#meetCaches();
    for (const skc of this.#caches) compareCache(k, view, skc, kind);
    if (k.misused) return;
    for (const held of owners.caches.values()) {
      if (held !== null && held.skc.skc_magic !== POISON)
        for (const obj of held.objects) compareHeld(view, obj);
    }
  }

  /**
   * Compares the machine without its caches, and of these what an event with those words is about.
   * @throws Disagreement
   */
  compareTouched(what: number, a: number, b: number): void {
    const { kernel: k } = this.#engine;
    const view = this.#view;
    const kind = kindOf(what);
    compareMachine(k, view, kind);
    this.#meetCaches();
    const subjects = SUBJECTS[kind];
    if (subjects === undefined) return;
    const word = (at: 0 | 1 | 2): number => (at === 0 ? -1 : at === 1 ? a : b);
    const obj = word(subjects.obj);
    const ofObj = obj > 0 ? slabOf(k, obj) : null;
    const sks = subjects.slab === 0 ? ofObj : k.slabs.at(word(subjects.slab) + 1);
    if (sks !== null && sks.list !== null) compareSlab(k, view, sks);
    for (const skc of this.#caches) {
      // A flag may be packed above the number of the cache.
      if (subjects.cache !== 0 && (word(subjects.cache) & 0xffff) !== skc.index) continue;
      const seen = seenCache(view, skc);
      compareFigures(k, skc, seen, kind);
      for (const skm of skc.skc_mag) compareMagazine(k, view, skc, skm, seen);
      same('root of the tree', skc.index, skc.skc_emergency_tree.rb_node?.slot ?? 0, seen.treeRoot);
      if (kind === KIND.tree) this.#compareNode(skc.skc_emergency_tree.rb_node, a >> 2);
    }
  }

  /** Compares the node of an object if the tree has it: in the middle of a rotation it may not be reached. */
  #compareNode(root: RbNode | null, obj: number): void {
    const page = this.#engine.kernel.objs.page[obj] ?? 0;
    let node = root;
    for (let depth = 0; depth < MOST_DEPTH && node instanceof spl_kmem_emergency_t; depth++) {
      if (node.slot === obj) {
        compareNode(this.#view, node);
        return;
      }
      node = page < node.ske_obj ? node.rb_left : node.rb_right;
    }
  }

  #meetCaches(): void {
    for (const held of this.#engine.owners.caches.values()) if (held !== null) this.#caches.add(held.skc);
    for (const skc of this.#caches)
      if (skc.skc_magic === POISON && !this.#view.freedCaches.has(skc.index)) this.#caches.delete(skc);
  }
}
