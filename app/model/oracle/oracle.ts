import { EVENT_KINDS, type EventKind, payloadOf } from '../../../engine/event/event.ts';
import * as KIND from '../../../engine/event/kind.ts';
import { cpuOf, kindOf } from '../../../engine/event/log.ts';
import { type Layout, treeNode, unpack } from '../../../engine/event/packing.ts';
import type { RbNode } from '../../../engine/kernel/rb-tree.ts';
import type { Engine } from '../../../engine/machine/engine.ts';
import { slabOf } from '../../../engine/spl/slab-table.ts';
import { POISON, type spl_kmem_cache_t, spl_kmem_emergency_t } from '../../../engine/spl/types.ts';
import type { View } from '../view.ts';
import { compareCache, compareFigures, compareMagazine, compareSlab, seenCache } from './compare-cache.ts';
import { compareMachine, compareTurn } from './compare-machine.ts';
import { compareHeld, compareNode } from './compare-tree.ts';
import { same } from './disagreement.ts';

/** Reads a part of an event's payload words. */
type Read = (a: number, b: number) => number;

/** How to read the subjects of an event; null for those it does not name. */
interface Subjects {
  readonly cache: Read | null;
  readonly slab: Read | null;
  readonly obj: Read | null;
}

const SUBJECTS: readonly Subjects[] = EVENT_KINDS.map((kind) => ({
  cache: reader(kind, 'cache'),
  slab: reader(kind, 'slab'),
  obj: reader(kind, 'obj'),
}));

function reader(kind: EventKind, name: string): Read | null {
  const [first, second] = payloadOf(kind).map((word) => partReader(word, name));
  if (first !== undefined && first !== null) return (a) => first(a);
  if (second !== undefined && second !== null) return (_, b) => second(b);
  return null;
}

function partReader(word: string | Layout, name: string): ((word: number) => number) | null {
  if (typeof word === 'string') return word === name ? (value) => value : null;
  return name in word ? (value) => Number(unpack(value, word)[name]) : null;
}

const NO_SUBJECTS: Subjects = { cache: null, slab: null, obj: null };

/** Deeper than any red-black tree here. */
const MOST_DEPTH = 64;

/** Compares a machine with the view built from its events. */
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
   * Compares the subjects of an event with those words: its task and CPU, and the cache, slab, object and node that it
   * names.
   * @throws Disagreement
   */
  compareTouched(what: number, a: number, b: number): void {
    const { kernel: k } = this.#engine;
    const view = this.#view;
    const kind = kindOf(what);
    compareTurn(k, view, what);
    const subjects = SUBJECTS[kind] ?? NO_SUBJECTS;
    const obj = kind === KIND.tree ? treeNode(a) : (subjects.obj?.(a, b) ?? 0);
    const sks = subjects.slab === null ? slabOf(k, obj) : k.slabs.at(subjects.slab(a, b) + 1);
    if (sks !== null && sks.list !== null) compareSlab(k, view, sks);
    const named = subjects.cache?.(a, b) ?? sks?.sks_cache.index;
    const skc = this.#cacheAt(named ?? view.objCache.get(obj));
    if (skc === undefined) return;
    const seen = seenCache(view, skc);
    compareFigures(k, skc, seen, kind);
    const skm = skc.skc_mag[kind === KIND.objReturned ? b : cpuOf(what)];
    if (skm !== undefined) compareMagazine(k, view, skc, skm, seen);
    same('root of the tree', skc.index, skc.skc_emergency_tree.rb_node?.slot ?? 0, seen.treeRoot);
    if (kind === KIND.tree) this.#compareNode(skc.skc_emergency_tree.rb_node, obj);
  }

  #cacheAt(index: number): spl_kmem_cache_t | undefined {
    this.#meetCaches();
    for (const skc of this.#caches) if (skc.index === index) return skc;
    return undefined;
  }

  /** Compares the node of an object if it can be reached: in the middle of a rotation it may not be. */
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
