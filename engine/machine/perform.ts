import type { ReclaimBehaviour, ThreadCommand } from '../command/command.ts';
import { OPS, WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { emit } from '../kernel/kernel.ts';
import { blockOn } from '../kernel/scheduler.ts';
import { endSlice } from '../kernel/slice.ts';
import { spl_kmem_cache_alloc } from '../spl/alloc.ts';
import { spl_kmem_cache_create } from '../spl/create.ts';
import { spl_kmem_cache_destroy } from '../spl/destroy.ts';
import { KMC_BITS, kmFlags } from '../spl/flags.ts';
import { spl_kmem_cache_free } from '../spl/free.ts';
import { spl_fstrans_mark, spl_fstrans_unmark } from '../spl/fstrans.ts';
import { spl_kmem_cache_fini, spl_kmem_cache_init } from '../spl/init.ts';
import { type SplKernel, setTunable } from '../spl/module.ts';
import { spl_kmem_cache_reap_now } from '../spl/reap.ts';
import { spl_kmem_reap } from '../spl/shrinker.ts';
import { TUNABLES, type Tunables } from '../spl/tunables.ts';
import type { CacheCallbacks, Obj } from '../spl/types.ts';
import type { HeldCache, Owners } from '../workload/owners.ts';
import { freeWrongly } from './misuse.ts';

type CommandOf<Op extends ThreadCommand['op']> = Extract<ThreadCommand, { readonly op: Op }>;

/**
 * The work of a thread for a command, from `opStarted` to `opEnded`. A free takes its object from its owner at once.
 */
export function begin(k: SplKernel, owners: Owners, command: ThreadCommand): Coroutine<void> {
  switch (command.op) {
    case 'create':
      // Right away, since the thread may have to wait behind one that loops.
      owners.reserve(command.cache);
      return create(k, owners, command);
    case 'destroy':
      return run(k, command.op, held(owners, command.cache), (cache) => destroy(k, owners, cache));
    case 'alloc':
      return run(k, command.op, held(owners, command.cache), (cache) => alloc(k, owners, cache, command));
    case 'free':
      return command.cache === undefined
        ? free(k, owners, command.obj)
        : freeWrongly(k, owners, command.obj, command.cache);
    case 'freeAll':
      return run(k, command.op, held(owners, command.cache), (cache) => freeAll(k, owners, cache));
    case 'reload':
      return run(k, command.op, null, () => reload(k, command.tunables));
    case 'reap':
      return run(k, command.op, held(owners, command.cache), (cache) => reap(k, cache, command.count));
    case 'shrink':
      return run(k, command.op, null, () => shrink(k, command));
    case 'kmem_reap':
      return run(k, command.op, null, () => kmemReap(k));
  }
}

/** The `ret` of operations that return nothing. */
const NOTHING = -1;

function* run<C extends HeldCache | null>(
  k: SplKernel,
  op: ThreadCommand['op'],
  cache: C,
  body: (cache: C) => Coroutine<number>,
): Coroutine<void> {
  emit(k, KIND.opStarted, OPS.indexOf(op), cache?.skc.index ?? NOTHING);
  const ret = yield* body(cache);
  emit(k, KIND.opEnded, OPS.indexOf(op), ret);
}

function held(owners: Owners, id: string): HeldCache {
  const cache = owners.caches.get(id) ?? null;
  if (cache === null) throw new Error(`cache ${id} was checked and is not there`);
  return cache;
}

function* create(k: SplKernel, owners: Owners, command: CommandOf<'create'>): Coroutine<void> {
  yield* run(k, command.op, null, function* () {
    const { name, size, align } = command;
    const flags = command.flags.reduce((bits, flag) => bits | (1 << KMC_BITS[flag]), 0);
    const skc = yield* spl_kmem_cache_create(k, name, size, align, flags, callbacks(k, owners, command));
    owners.created(command.cache, skc);
    return skc?.index ?? NOTHING;
  });
}

function* destroy(k: SplKernel, owners: Owners, cache: HeldCache): Coroutine<number> {
  yield* spl_kmem_cache_destroy(k, cache.skc);
  owners.destroyed(cache);
  return NOTHING;
}

function* alloc(k: SplKernel, owners: Owners, cache: HeldCache, command: CommandOf<'alloc'>): Coroutine<Obj> {
  const got = spl_kmem_cache_alloc(k, cache.skc, kmFlags(command.flags));
  const obj = typeof got === 'number' ? got : yield* got;
  if (obj !== 0) owners.handedOut(cache, command.as, obj);
  return obj;
}

function free(k: SplKernel, owners: Owners, handle: string): Coroutine<void> {
  const object = owners.take(k, handle);
  if (object === undefined) throw new Error(`object ${handle} was checked and is not there`);
  owners.takeBack(object);
  return run(k, 'free', object.cache, function* (cache) {
    const rest = spl_kmem_cache_free(k, cache.skc, object.obj);
    if (rest !== undefined) yield* rest;
    return NOTHING;
  });
}

/** Frees the objects of a cache that callers hold, oldest first. */
function* freeAll(k: SplKernel, owners: Owners, cache: HeldCache): Coroutine<number> {
  for (let object = owners.oldest(k, cache); object !== undefined; object = owners.oldest(k, cache)) {
    owners.takeBack(object);
    const rest = spl_kmem_cache_free(k, cache.skc, object.obj);
    if (rest !== undefined) yield* rest;
    if (k.now > k.horizon) yield;
    else if (k.isSliceOver) yield* endSlice(k);
  }
  return NOTHING;
}

function* reload(k: SplKernel, values: Readonly<Partial<Tunables>>): Coroutine<number> {
  yield* spl_kmem_cache_fini(k);
  for (const { name, preset } of TUNABLES) setTunable(k, name, values[name] ?? preset);
  spl_kmem_cache_init(k);
  if (k.parallel !== null) for (const worker of k.spl_kmem_cache_taskq.workers) worker.pinned = false;
  return NOTHING;
}

function* reap(k: SplKernel, cache: HeldCache, count: number): Coroutine<number> {
  yield* spl_kmem_cache_reap_now(k, cache.skc, count);
  return NOTHING;
}

function* shrink(k: SplKernel, command: CommandOf<'shrink'>): Coroutine<number> {
  const shrinker = k.shrinkers[0];
  if (shrinker === undefined) return 0;
  const cookie = command.fstrans === true ? spl_fstrans_mark(k) : k.current.fstrans;
  const ret = yield* command.nr === 0 ? shrinker.count_objects() : shrinker.scan_objects(command.nr);
  spl_fstrans_unmark(k, cookie);
  return ret;
}

function* kmemReap(k: SplKernel): Coroutine<number> {
  yield* spl_kmem_reap(k);
  return NOTHING;
}

function callbacks(k: SplKernel, owners: Owners, command: CommandOf<'create'>): CacheCallbacks {
  const nothing = (): void => {};
  const { reclaim } = command;
  return {
    ctor: command.ctor ? nothing : null,
    dtor: command.dtor ? nothing : null,
    reclaim: reclaim === undefined ? null : () => reclaimOldest(k, owners, command.cache, reclaim),
  };
}

/** A reclaim callback: sleeps, then frees some of the objects that have been in use longest. */
function* reclaimOldest(
  k: SplKernel,
  owners: Owners,
  id: string,
  behaviour: ReclaimBehaviour,
): Coroutine<void> {
  const sleep = behaviour.sleep ?? 0;
  if (sleep > 0) {
    blockOn(k, WAIT.sleep, sleep);
    yield;
  }
  const cache = held(owners, id);
  for (let freed = 0; freed < behaviour.free; freed++) {
    const object = owners.oldest(k, cache);
    if (object === undefined) return;
    owners.takeBack(object);
    emit(k, KIND.reclaimFrees, object.obj, cache.skc.index);
    const rest = spl_kmem_cache_free(k, cache.skc, object.obj);
    if (rest !== undefined) yield* rest;
  }
}
