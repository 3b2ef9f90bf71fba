import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { fnOf, kindOf, taskOf } from '../event/log.ts';
import { emergencyCache, flagBit, flagIsSet, workCache, workFn } from '../event/packing.ts';
import { KMC_BITS, KMC_DESTROY } from '../spl/flags.ts';
import type { SplKernel } from '../spl/module.ts';
import type { Obj, spl_kmem_cache_t } from '../spl/types.ts';

/** Moments that are not events: a call returns, a step ends, nothing can continue. An event's moment is its kind. */
export const RETURN = -1;
export const STEP = -2;
export const END = -3;

/** A call that returns, for the moment {@link RETURN}. */
export interface Returned {
  readonly op: string;
  readonly flags: string;
  /** The object, 0 for NULL; −1 for calls that return nothing. */
  readonly ret: number;
  readonly hasMoved: boolean;
  readonly skc: spl_kmem_cache_t | null;
  /** {@link Facts.countsOf} its thread when it began. */
  readonly before: readonly number[];
}

const NO_COUNTS: readonly number[] = [];

/** What predicates need to know about the history of a cache. */
export interface CacheFacts {
  readonly skc: spl_kmem_cache_t;
  isFreed: boolean;
  /** Jiffy at which GROWING was last set. */
  growingSince: number;
  /** Growths queued or in progress. */
  growths: number;
  /** The task that set REAPING, −1 while none does. */
  reaper: number;
}

/** What the predicates of a search ask the facts to count. */
export interface Counted {
  /** Kinds of events, counted over all tasks or, if `isOwn`, for each task. */
  readonly events: readonly { readonly kind: number; readonly isOwn: boolean }[];
  /** Functions for which the facts track which tasks are inside. */
  readonly functions: readonly number[];
}

/** The most tasks of a program: see program-schema.ts. */
const MOST_TASKS = 16;

/** What predicates look at besides the machine itself, updated from its events. */
export class Facts {
  readonly k: SplKernel;
  readonly caches: CacheFacts[] = [];
  /** The task that holds each object in use. */
  readonly holders: Map<Obj, number> = new Map();
  /** By slot: whether an object has been taken from the slab since it was added. */
  readonly usedSlabs: boolean[] = [];
  /** By task: the number of the cache that its call is about, and of the one that it reaps; −1 for none. */
  readonly calledOn: number[] = [];
  readonly reaping: number[] = [];
  /** How many calls of each of {@link Counted.functions} each task is inside. */
  readonly #inside: Uint8Array;
  /** How often each of {@link Counted.events} was emitted, in all or by each task. */
  readonly #counts: number[] = [];
  readonly #counted: Counted;
  /** By id: whether work was queued for a cache after its destroy had begun, and not cancelled. */
  readonly lateWork: boolean[] = [];
  /** Number of freed caches. */
  freed = 0;
  /** The present moment, with the words of its event. */
  moment: number = STEP;
  what = 0;
  a = 0;
  b = 0;
  returned: Returned | null = null;
  /** The cache being looked at. */
  subject: CacheFacts | null = null;
  /** At the end: no call is in progress. */
  isAtRest = false;
  /** At the end: calls that wait forever, and what they wait for. */
  stuck: readonly { readonly op: string; readonly waitingOn: number }[] = [];
  /** The texts of panics, by number. */
  readonly texts: string[] = [];

  constructor(k: SplKernel, counted: Counted) {
    this.k = k;
    this.#counted = counted;
    this.#inside = new Uint8Array(MOST_TASKS * counted.functions.length);
  }

  /** The task of the present event. */
  get task(): number {
    return taskOf(this.what);
  }

  /** The counts of {@link Counted.events} as a task sees them, in their order. */
  countsOf(task: number): readonly number[] {
    const { events } = this.#counted;
    return events.length === 0 ? NO_COUNTS : events.map(({ isOwn }, i) => this.countOf(i, isOwn ? task : 0));
  }

  /** A count of {@link Counted.events}; `task` is 0 for any. */
  countOf(event: number, task: number): number {
    return this.#counts[event * MOST_TASKS + task] ?? 0;
  }

  #countEvent(kind: number, task: number): void {
    for (const [i, { kind: one, isOwn }] of this.#counted.events.entries()) {
      if (one !== kind) continue;
      const at = i * MOST_TASKS + (isOwn ? task : 0);
      this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    }
  }

  /** Updates the facts from an event. */
  take(what: number, a: number, b: number): void {
    const kind = kindOf(what);
    this.moment = kind;
    this.what = what;
    this.a = a;
    this.b = b;
    const task = taskOf(what);
    if (this.#counted.events.length > 0) this.#countEvent(kind, task);
    switch (kind) {
      case KIND.entered:
        this.#call(task, fnOf(what), 1);
        return;
      case KIND.opStarted:
        this.calledOn[task] = b;
        return;
      case KIND.left:
        this.#call(task, fnOf(what), -1);
        return;
      case KIND.flag:
        this.#flag(this.caches[a], flagBit(b), flagIsSet(b), what);
        return;
      case KIND.ref:
        if (b > 0 && fnOf(what) === FN.spl_kmem_cache_reap_now) this.reaping[task] = a;
        return;
      case KIND.queued:
        this.#queue(a, workFn(b), this.caches[workCache(b)]);
        return;
      case KIND.cancelled:
        if (this.lateWork[a] === true) this.lateWork[a] = false;
        return;
      case KIND.cacheFreed:
        this.#noteFreed(this.caches[a]);
        return;
      case KIND.slabAdded:
        this.usedSlabs[a] = false;
        return;
      case KIND.objLoaded:
        this.usedSlabs[(this.k.objs.sko_slab[a] ?? 0) - 1] = true;
        return;
      default:
    }
  }

  /** Whether a task is inside a function on behalf of a cache. */
  isInside(task: number, fn: number, cache: number): boolean {
    const slot = this.#counted.functions.indexOf(fn);
    if ((this.#inside[slot * MOST_TASKS + task] ?? 0) === 0) return false;
    const called = this.calledOn[task] ?? -1;
    return (called < 0 && fn === FN.spl_kmem_cache_reap_now ? this.reaping[task] : called) === cache;
  }

  #call(task: number, fn: number, by: number): void {
    const slot = this.#counted.functions.indexOf(fn);
    const at = slot * MOST_TASKS + task;
    if (slot >= 0) this.#inside[at] = (this.#inside[at] ?? 0) + by;
    if (by < 0 && fn === FN.spl_kmem_cache_reap_now) this.reaping[task] = -1;
  }

  #queue(id: number, fn: number, cache: CacheFacts | undefined): void {
    if (cache === undefined) return;
    if (fn === FN.spl_cache_grow_work) cache.growths += 1;
    if ((cache.skc.skc_flags & KMC_DESTROY) !== 0) this.lateWork[id] = true;
  }

  #noteFreed(cache: CacheFacts | undefined): void {
    this.freed += 1;
    if (cache !== undefined) cache.isFreed = true;
  }

  #flag(cache: CacheFacts | undefined, bit: number, isSet: boolean, what: number): void {
    if (cache === undefined) return;
    if (bit === KMC_BITS.GROWING && isSet) cache.growingSince = this.k.jiffies;
    else if (bit === KMC_BITS.GROWING && fnOf(what) === FN.spl_cache_grow_work) cache.growths -= 1;
    else if (bit === KMC_BITS.REAPING) cache.reaper = isSet ? taskOf(what) : -1;
  }

  /** The cache that the present event is about; null if its words do not identify one. */
  cacheOfEvent(): CacheFacts | null {
    const { a, b } = this;
    switch (this.moment) {
      case KIND.lock:
      case KIND.flag:
      case KIND.ref:
      case KIND.cacheListed:
      case KIND.cacheFreed:
        return this.caches[a] ?? null;
      case KIND.queued:
        return this.caches[workCache(b)] ?? null;
      case KIND.alloc:
      case KIND.allocHit:
      case KIND.free:
      case KIND.freeHit:
        return this.caches[b] ?? null;
      case KIND.emergencyAdded:
        return this.caches[emergencyCache(b)] ?? null;
      default:
        return null;
    }
  }
}
