import { WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { PAGE_ALLOC_COSTLY_ORDER } from './gfp.ts';
import { createTask, emit, type Kernel } from './kernel.ts';
import { panic } from './panic.ts';
import { makeRunnable } from './scheduler.ts';
import { wait_event, wait_event_timeout } from './wait-queue.ts';
import { isAllowed, noteTaken, type Zone } from './zone.ts';

/** Priority of the first pass of reclaim, which asks for 1/2^12 of what could be freed. */
const DEF_PRIORITY = 12;
/** Objects that a shrinker scans per call. */
const SHRINK_BATCH = 128;
/** How often an allocation retries although nothing was freed. */
const MAX_RECLAIM_RETRIES = 16;

/** Starts kswapd, which sleeps until memory is low. */
export function startKswapd(k: Kernel, zone: Zone): void {
  const task = createTask(k, 'kswapd', 0, true);
  task.body = kswapd(k, zone);
  makeRunnable(k, task);
}

/**
 * Makes room for an allocation that may sleep: runs the shrinkers, harder each time, and waits a tenth of a second
 * whenever they free nothing. Returns false if there is no room for a large block.
 * @throws KernelPanic when the machine is out of memory.
 */
export function* reclaimFor(
  k: Kernel,
  zone: Zone,
  gfp: number,
  order: number,
  pages: number,
): Coroutine<boolean> {
  const task = k.current;
  const fits = (): boolean => isAllowed(k, zone, gfp, pages) && (order === 0 || k.pages.has(order));
  for (let tries = 0; tries < MAX_RECLAIM_RETRIES; tries++) {
    if (fits()) return true;
    noteTaken(k, zone);
    const before = k.pages.free_pages;
    task.reclaims = true;
    emit(k, KIND.directReclaim, 1, before);
    yield* shrink_slab(k, Math.max(0, DEF_PRIORITY - tries));
    emit(k, KIND.directReclaim, 0, k.pages.free_pages);
    task.reclaims = false;
    if (fits()) return true;
    if (k.pages.free_pages > before) continue;
    if (order > PAGE_ALLOC_COSTLY_ORDER && tries >= 2) return false;
    yield* wait_event_timeout(k, zone.waiters, WAIT.memory, fits, Math.max(1, Math.floor(k.hz / 10)));
  }
  if (order > PAGE_ALLOC_COSTLY_ORDER) return false;
  return outOfMemory(k, zone, order, pages);
}

function outOfMemory(k: Kernel, zone: Zone, order: number, pages: number): never {
  emit(k, KIND.outOfMemory, order, k.pages.free_pages);
  const free = `${k.pages.free_pages} are free and ${zone.min} must stay`;
  const reason = `${k.current.name} needs ${pages} pages, ${free}, and reclaim gave nothing ${MAX_RECLAIM_RETRIES} times`;
  return panic(k, 'OOM', reason);
}

function* kswapd(k: Kernel, zone: Zone): Coroutine<void> {
  // Like the real kswapd it may use the reserves, and never waits for itself.
  k.current.reclaims = true;
  for (;;) {
    yield* wait_event(k, zone.kswapd, WAIT.kswapd, () => k.pages.free_pages < zone.low);
    emit(k, KIND.kswapd, 1, k.pages.free_pages);
    for (let priority = DEF_PRIORITY; priority >= 0 && k.pages.free_pages < zone.high; priority--) {
      yield* shrink_slab(k, priority);
      if (k.now > k.horizon) yield;
    }
    emit(k, KIND.kswapd, 0, k.pages.free_pages);
    if (k.pages.free_pages >= zone.low) continue;
    yield* wait_event_timeout(k, zone.waiters, WAIT.memory, () => false, Math.max(1, Math.floor(k.hz / 10)));
  }
}

/** Has every shrinker scan 1/2^priority of what it counts, times 4/seeks. Returns how much they report as freed. */
export function* shrink_slab(k: Kernel, priority: number): Coroutine<number> {
  let freed = 0;
  for (const shrinker of [...k.shrinkers]) {
    const freeable = yield* shrinker.count_objects();
    emit(k, KIND.shrinkCounted, freeable, 0);
    if (freeable === 0) continue;
    let total = Math.min(Math.floor(freeable / 2 ** priority) * Math.floor(4 / shrinker.seeks), 2 * freeable);
    while (total >= SHRINK_BATCH || (total > 0 && total >= freeable)) {
      const nr = Math.min(SHRINK_BATCH, total);
      const ret = yield* shrinker.scan_objects(nr);
      emit(k, KIND.shrinkScanned, nr, ret);
      if (ret < 0) break;
      freed += ret;
      total -= nr;
      if (k.now > k.horizon) yield;
    }
  }
  return freed;
}
