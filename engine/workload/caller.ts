import type { CallerSpec } from '../command/caller-spec.ts';
import { WAIT } from '../event/event.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { blockOn, wakeTask } from '../kernel/scheduler.ts';
import { sleepUntil } from '../kernel/sleep.ts';
import { endSlice } from '../kernel/slice.ts';
import type { Task } from '../kernel/task.ts';
import { spl_kmem_cache_alloc } from '../spl/alloc.ts';
import { kmFlags } from '../spl/flags.ts';
import { spl_kmem_cache_free } from '../spl/free.ts';
import type { SplKernel } from '../spl/module.ts';
import type { Obj } from '../spl/types.ts';
import { NS_PER_MS } from '../units.ts';
import { type HeldCache, hold, letGo, type Owners } from './owners.ts';
import { Random } from './random.ts';

/** A thread that uses a cache. */
export class Caller {
  readonly k: SplKernel;
  readonly spec: CallerSpec;
  readonly random: Random;
  /** When it stops, in ns. */
  readonly stop: number;
  /** Number of calls made, and of those that returned NULL. */
  calls = 0;
  failures = 0;
  /** When it last resumed after a pause, in ns. */
  resumed = 0;
  #isCancelled = false;
  #isPaused = false;
  readonly #sleepers: Task[] = [];
  readonly #cache: HeldCache;
  readonly #owners: Owners;
  readonly #id: number;
  readonly #flags: number;

  constructor(k: SplKernel, owners: Owners, cache: HeldCache, spec: CallerSpec, id: number, seed: number) {
    this.k = k;
    this.spec = spec;
    this.random = new Random(seed);
    this.stop = spec.stop === null ? Number.POSITIVE_INFINITY : spec.stop * NS_PER_MS;
    this.#cache = cache;
    this.#owners = owners;
    this.#id = id;
    this.#flags = kmFlags(spec.flags);
  }

  /** Whether it is paused, or will be from its next allocation on. It keeps its objects. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Pauses it at its next allocation, or resumes it. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (isPaused) return;
    this.resumed = this.k.now;
    for (const task of this.#sleepers.splice(0)) wakeTask(this.k, task);
  }

  /** Makes it stop at its next step. */
  cancel(): void {
    this.#isCancelled = true;
    this.pause(false);
  }

  /** Whether it should stop. */
  get isOver(): boolean {
    return this.#isCancelled || this.k.now >= this.stop || !this.#owners.has(this.#cache);
  }

  /** Allocates an object; returns 0 on failure. */
  *allocate(): Coroutine<Obj> {
    const { k } = this;
    if (this.#isPaused) {
      yield* this.#waitWhilePaused();
      if (this.isOver) return 0;
    }
    const got = spl_kmem_cache_alloc(k, this.#cache.skc, this.#flags);
    const obj = typeof got === 'number' ? got : yield* got;
    this.calls += 1;
    if (obj === 0) this.failures += 1;
    else hold(this.#cache, obj, this.#id);
    if (k.now > k.horizon) yield;
    else if (k.isSliceOver) yield* endSlice(k);
    return obj;
  }

  *#waitWhilePaused(): Coroutine<void> {
    while (this.#isPaused) {
      this.#sleepers.push(this.k.current);
      blockOn(this.k, WAIT.think, -1);
      yield;
    }
  }

  /** Frees an object, unless it was freed already. */
  *release(obj: Obj): Coroutine<void> {
    const { k } = this;
    const { objects, shared } = this.#cache;
    if (objects.get(obj) !== this.#id && !shared.has(obj)) return;
    letGo(this.#cache, obj);
    this.calls += 1;
    const rest = spl_kmem_cache_free(k, this.#cache.skc, obj);
    if (rest !== undefined) yield* rest;
    if (k.now > k.horizon) yield;
    else if (k.isSliceOver) yield* endSlice(k);
  }

  /** Sleeps until `atNs`. */
  *rest(atNs: number): Coroutine<void> {
    if (atNs <= this.k.now) return;
    sleepUntil(this.k, WAIT.think, atNs);
    yield;
  }
}
