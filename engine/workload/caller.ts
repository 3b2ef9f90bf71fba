import { WAIT } from '../event.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { sleepUntil } from '../kernel/sleep.ts';
import type { HeldCache, Owners } from '../owners.ts';
import { spl_kmem_cache_alloc } from '../spl/alloc.ts';
import { kmFlags } from '../spl/flags.ts';
import { spl_kmem_cache_free } from '../spl/free.ts';
import type { SplKernel } from '../spl/module.ts';
import type { Obj } from '../spl/types.ts';
import type { CallerSpec } from './caller-spec.ts';
import { Random } from './random.ts';

/** Ns in a ms. */
export const NS_PER_MS = 1e6;

/** A thread that uses a cache: what it needs to know while it runs. */
export class Caller {
  readonly k: SplKernel;
  readonly spec: CallerSpec;
  readonly random: Random;
  /** When it stops, in ns. */
  readonly stop: number;
  /** Calls that it has made, and those that gave NULL. */
  calls = 0;
  failures = 0;
  /** Set to have it end at its next step. */
  isCancelled = false;
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

  /** Whether it should come to an end. */
  get isOver(): boolean {
    return this.isCancelled || this.k.now >= this.stop || !this.#owners.has(this.#cache);
  }

  /** Allocates an object; 0 when there was none. */
  *allocate(): Coroutine<Obj> {
    const { k } = this;
    const got = spl_kmem_cache_alloc(k, this.#cache.skc, this.#flags);
    const obj = typeof got === 'number' ? got : yield* got;
    this.calls += 1;
    if (obj === 0) this.failures += 1;
    else this.#cache.objects.set(obj, this.#id);
    if (k.now > k.horizon) yield;
    return obj;
  }

  /** Frees an object, unless somebody else has freed it. */
  *release(obj: Obj): Coroutine<void> {
    const { k } = this;
    if (this.#cache.objects.get(obj) !== this.#id) return;
    this.#cache.objects.delete(obj);
    this.calls += 1;
    const rest = spl_kmem_cache_free(k, this.#cache.skc, obj);
    if (rest !== undefined) yield* rest;
    if (k.now > k.horizon) yield;
  }

  /** Sleeps until `at` ns. */
  *rest(at: number): Coroutine<void> {
    if (at <= this.k.now) return;
    sleepUntil(this.k, WAIT.think, at);
    yield;
  }
}
