import { FRAME_OWNER, WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { createTask, emit, type Kernel } from './kernel.ts';
import { shrink_slab } from './reclaim.ts';
import { makeRunnable } from './scheduler.ts';
import { wait_event, wait_event_timeout, wake_up_all } from './wait-queue.ts';
import { emitFrames, noteFreed, noteTaken, type Zone } from './zone.ts';

/** The largest block that the other processes take at a time: 2^6 pages. */
const LARGEST_ORDER = 6;

/** Starts the other processes of the machine: one task that holds as many pages as {@link setPressure} asks for. */
export function startPressure(k: Kernel, zone: Zone): void {
  const task = createTask(k, 'outside', 0, true);
  zone.outsider = task;
  task.body = outside(k, zone);
  makeRunnable(k, task);
}

/** Sets how many pages the other processes want. They free the excess at once. */
export function setPressure(k: Kernel, zone: Zone, pages: number): void {
  zone.wanted = Math.max(0, Math.min(pages, zone.frames));
  while (zone.held > zone.wanted) giveBlock(k, zone);
  emit(k, KIND.pressure, zone.held, zone.wanted);
  noteFreed(k, zone);
  wake_up_all(k, zone.outsiderQueue, WAIT.memory);
}

function* outside(k: Kernel, zone: Zone): Coroutine<void> {
  for (;;) {
    yield* wait_event(k, zone.outsiderQueue, WAIT.memory, () => zone.held < zone.wanted);
    const order = Math.min(LARGEST_ORDER, 31 - Math.clz32(zone.wanted - zone.held));
    if (takeBlock(k, zone, order)) {
      if (k.now > k.horizon) yield;
      continue;
    }
    // Like any process that runs out of memory, it reclaims, then waits. It is never killed.
    k.current.reclaims = true;
    yield* shrink_slab(k, 8);
    k.current.reclaims = false;
    yield* wait_event_timeout(k, zone.waiters, WAIT.memory, () => false, Math.max(1, Math.floor(k.hz / 50)));
  }
}

function takeBlock(k: Kernel, zone: Zone, largest: number): boolean {
  for (let order = largest; order >= 0; order--) {
    if (k.pages.free_pages - (1 << order) < zone.min) continue;
    const page = k.pages.alloc(order);
    if (page < 0) continue;
    zone.outside.push({ page, order });
    zone.held += 1 << order;
    emitFrames(k, page, 1 << order, FRAME_OWNER.pressure);
    emit(k, KIND.pressure, zone.held, zone.wanted);
    noteTaken(k, zone);
    return true;
  }
  return false;
}

/** Frees a block, or splits it when half is enough. */
function giveBlock(k: Kernel, zone: Zone): void {
  const block = zone.outside.pop();
  if (block === undefined) return;
  const { page, order } = block;
  if (zone.held - (1 << order) < zone.wanted && order > 0) {
    const half = 1 << (order - 1);
    zone.outside.push({ page, order: order - 1 }, { page: page + half, order: order - 1 });
    return;
  }
  k.pages.free(page, order);
  zone.held -= 1 << order;
  emitFrames(k, page, 1 << order, FRAME_OWNER.free);
}
