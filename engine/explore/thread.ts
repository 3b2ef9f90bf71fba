import { OPS } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { TOUCH } from '../kernel/footprint.ts';
import { emit } from '../kernel/kernel.ts';
import type { Task } from '../kernel/task.ts';
import { spl_kmem_cache_alloc } from '../spl/alloc.ts';
import { spl_kmem_cache_create } from '../spl/create.ts';
import { spl_kmem_cache_destroy } from '../spl/destroy.ts';
import { spl_kmem_cache_free } from '../spl/free.ts';
import { type SplKernel, setTunable } from '../spl/module.ts';
import { spl_kmem_cache_reap_now } from '../spl/reap.ts';
import { spl_kmem_reap } from '../spl/shrinker.ts';
import type { Obj, spl_kmem_cache_t } from '../spl/types.ts';
import type { Call } from './call.ts';
import type { Facts } from './facts.ts';
import type { Plan, PlannedCall } from './plan.ts';

/** The number of each call in `opStarted`. */
const OP_NUMBER: Readonly<Record<Call['op'], number>> = {
  alloc: OPS.indexOf('alloc'),
  free: OPS.indexOf('free'),
  freeAgain: OPS.indexOf('free'),
  reap: OPS.indexOf('reap'),
  kmem_reap: OPS.indexOf('kmem_reap'),
  destroy: OPS.indexOf('destroy'),
  tunable: -1,
};

/** The result of calls that return nothing. */
const NOTHING = -1;

/** The part of its world that a thread uses. */
interface Surroundings {
  readonly k: SplKernel;
  readonly plan: Plan;
  readonly facts: Facts;
  /** Adds bits to what the present step has read and written. */
  touch(reads: number, writes: number): void;
  /** Called when a call has returned. */
  hasReturned(): void;
}

/** A thread of a program: its calls, and what it holds. */
export class Thread {
  readonly task: Task;
  /** Between two calls, or before the first. */
  isBetween = true;
  readonly #world: Surroundings;
  readonly #calls: readonly PlannedCall[];
  #begun = 0;
  /** Objects that it holds, by cache, the newest last. */
  readonly #held: Obj[][];
  /** The last object that it freed, by cache. */
  readonly #freed: Obj[] = [];
  readonly #destroys: boolean[] = [];

  constructor(world: Surroundings, task: Task, calls: readonly PlannedCall[]) {
    this.#world = world;
    this.task = task;
    this.#calls = calls;
    this.#held = world.plan.program.caches.map(() => []);
  }

  /** The next call to make; undefined after the last one. */
  get next(): PlannedCall | undefined {
    return this.#calls[this.#begun];
  }

  /** The call that it is inside, or the last one that it made. */
  get planned(): PlannedCall | undefined {
    return this.#calls[this.#begun - 1];
  }

  /** The call that it is inside; undefined between calls. */
  get call(): Call | undefined {
    return this.isBetween ? undefined : this.planned?.call;
  }

  /** Number of calls begun. */
  get begun(): number {
    return this.#begun;
  }

  /** Whether it holds objects of a cache. */
  holds(cache: number): boolean {
    return (this.#held[cache]?.length ?? 0) > 0;
  }

  /** The objects of a cache that it holds. */
  heldOf(cache: number): readonly Obj[] {
    return this.#held[cache] ?? [];
  }

  /** Whether it has begun to destroy a cache. */
  hasBegunToDestroy(cache: number): boolean {
    return this.#destroys[cache] === true;
  }

  /** Takes over the objects that another thread holds. */
  takeOver(other: Thread): void {
    for (const [cache, objects] of other.#held.entries()) {
      this.#held[cache]?.push(...objects);
      for (const obj of objects) this.#world.facts.holders.set(obj, this.task.id);
    }
  }

  /** Creates the caches of the program, then makes the calls of its set-up, without pauses. */
  *setUp(): Coroutine<void> {
    const { k, facts, plan } = this.#world;
    for (const [i, { id, size, align }] of plan.program.caches.entries()) {
      emit(k, KIND.opStarted, OPS.indexOf('create'), NOTHING);
      const skc = yield* spl_kmem_cache_create(k, id, size, align, plan.cacheFlags[i] ?? 0);
      emit(k, KIND.opEnded, OPS.indexOf('create'), skc?.index ?? NOTHING);
      if (skc === null) throw new RangeError(`no slab can be laid out for cache ${id}`);
      facts.caches[skc.index] = { skc, isFreed: false, growingSince: 0, growths: 0, reaper: -1 };
    }
    for (const planned of this.#calls) yield* this.#make(planned);
  }

  /** Makes the calls, with a pause after each but the last. */
  *run(): Coroutine<void> {
    const { plan } = this.#world;
    for (const planned of this.#calls) {
      if (this.#begun > 0) yield;
      this.isBetween = false;
      this.#touchCalls(planned);
      this.#begun += 1;
      if (plan.startReads !== 0) this.#world.touch(plan.startReads, 0);
      yield* this.#make(planned);
      this.isBetween = true;
      this.#touchCalls(planned);
    }
  }

  /** A call in progress may hold back calls of other threads. */
  #touchCalls({ call }: PlannedCall): void {
    if (!this.#world.plan.hasContract) return;
    if (call.op === 'destroy') this.#world.touch(0, TOUCH.calls);
    else this.#world.touch(TOUCH.calls, 0);
  }

  *#make(planned: PlannedCall): Coroutine<void> {
    const { k, facts } = this.#world;
    const { call, cache } = planned;
    const skc = facts.caches[cache]?.skc ?? null;
    const { cpu } = this.task;
    const before = facts.countsOf(this.task.id);
    emit(k, KIND.opStarted, OP_NUMBER[call.op], skc?.index ?? NOTHING);
    const ret = yield* this.#body(planned, skc);
    const hasMoved = this.task.cpu !== cpu;
    const flags = call.op === 'alloc' ? (call.flags ?? 'KM_SLEEP') : '';
    facts.returned = { op: call.op, flags, ret, hasMoved, skc, before };
    this.#world.hasReturned();
    facts.returned = null;
    if (call.op === 'alloc' && ret > 0) this.#keep(cache, ret);
    emit(k, KIND.opEnded, OP_NUMBER[call.op], ret);
  }

  *#body({ call, cache, flags }: PlannedCall, skc: spl_kmem_cache_t | null): Coroutine<number> {
    const { k } = this.#world;
    switch (call.op) {
      case 'tunable':
        setTunable(k, call.name, call.value);
        return NOTHING;
      case 'kmem_reap':
        yield* spl_kmem_reap(k);
        return NOTHING;
      default:
        if (skc === null) return NOTHING;
    }
    switch (call.op) {
      case 'alloc': {
        const got = spl_kmem_cache_alloc(k, skc, flags);
        return typeof got === 'number' ? got : yield* got;
      }
      case 'free':
        return yield* this.#free(skc, cache);
      case 'freeAgain':
        return yield* this.#freeAgain(skc, cache);
      case 'reap':
        yield* spl_kmem_cache_reap_now(k, skc, 0);
        return NOTHING;
      case 'destroy':
        this.#destroys[cache] = true;
        yield* spl_kmem_cache_destroy(k, skc);
        return NOTHING;
    }
  }

  #keep(cache: number, obj: Obj): void {
    this.#held[cache]?.push(obj);
    this.#world.facts.holders.set(obj, this.task.id);
  }

  *#free(skc: spl_kmem_cache_t, cache: number): Coroutine<number> {
    const obj = this.#held[cache]?.pop();
    if (obj === undefined) return NOTHING;
    this.#freed[cache] = obj;
    this.#world.facts.holders.delete(obj);
    const rest = spl_kmem_cache_free(this.#world.k, skc, obj);
    if (rest !== undefined) yield* rest;
    return NOTHING;
  }

  *#freeAgain(skc: spl_kmem_cache_t, cache: number): Coroutine<number> {
    const obj = this.#freed[cache];
    const { k } = this.#world;
    if (obj === undefined) return NOTHING;
    k.misused = true;
    const rest = spl_kmem_cache_free(k, skc, obj);
    if (rest !== undefined) yield* rest;
    return NOTHING;
  }
}
