import { FRAME_OWNER, WAIT, ZONE_FIELDS } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { packRun } from '../event/packing.ts';
import { __GFP_HIGH, __GFP_WAIT } from './gfp.ts';
import { emit, type Kernel } from './kernel.ts';
import type { Task } from './task.ts';
import { type WaitQueue, wake_up_all } from './wait-queue.ts';

/** The watermarks: numbers of free pages at which the kernel acts. */
export interface Watermarks {
  /** Below this only reserves are left: allocations that may sleep reclaim first, others fail. */
  readonly min: number;
  /** Below this kswapd wakes up. */
  readonly low: number;
  /** At this kswapd goes back to sleep. */
  readonly high: number;
}

/** The page frames of a machine with limited memory. All figures in pages. */
export interface Zone extends Watermarks {
  readonly frames: number;
  /** kswapd, asleep until memory is low. */
  readonly kswapd: WaitQueue;
  /** Tasks that wait for free pages. */
  readonly waiters: WaitQueue;
  /** Frames behind each vmalloc range, by its first virtual page. */
  readonly behind: Map<number, Int32Array>;
  /** Blocks that other processes hold, as first frame and order; the newest is last. */
  readonly outside: { readonly page: number; readonly order: number }[];
  /** Pages that other processes hold, and want to hold. */
  held: number;
  wanted: number;
  outsider: Task | null;
  readonly outsiderQueue: WaitQueue;
}

/** The watermarks that Linux would choose: min is 4 × √(KiB of memory) KiB, low a quarter above it, high a half. */
export function defaultWatermarks(frames: number): Watermarks {
  const min = Math.max(32, Math.floor(Math.sqrt(frames * 4 * 16) / 4));
  return { min, low: min + Math.ceil(min / 4), high: min + Math.ceil(min / 2) };
}

/** Sets up the page frames with their watermarks, and gives `reserved` of them to the kernel itself. */
export function startZone(k: Kernel, frames: number, marks: Watermarks, reserved: number): Zone {
  const zone: Zone = {
    frames,
    ...marks,
    kswapd: { waiters: [] },
    waiters: { waiters: [] },
    behind: new Map(),
    outside: [],
    held: 0,
    wanted: 0,
    outsider: null,
    outsiderQueue: { waiters: [] },
  };
  k.zone = zone;
  for (const [index, name] of ZONE_FIELDS.entries()) emit(k, KIND.zone, index, zone[name]);
  for (let left = reserved; left > 0; ) {
    const order = Math.min(10, 31 - Math.clz32(left));
    const page = k.pages.alloc(order);
    if (page < 0) break;
    emitFrames(k, page, 1 << order, FRAME_OWNER.kernel);
    left -= 1 << order;
  }
  return zone;
}

/** Whether the watermarks allow an allocation of `pages` pages now. */
export function isAllowed(k: Kernel, zone: Zone, gfp: number, pages: number): boolean {
  if (k.current.reclaims) return k.pages.free_pages >= pages;
  // KM_PUSHPAGE allocations that may sleep get half of the reserves; the rest stop at min.
  const hasReserve = (gfp & (__GFP_HIGH | __GFP_WAIT)) === (__GFP_HIGH | __GFP_WAIT);
  const floor = hasReserve ? Math.floor(zone.min / 2) : zone.min;
  return k.pages.free_pages - pages >= floor;
}

/** Wakes kswapd when memory is low. */
export function noteTaken(k: Kernel, zone: Zone): void {
  if (k.pages.free_pages < zone.low && zone.kswapd.waiters.length > 0)
    wake_up_all(k, zone.kswapd, WAIT.kswapd);
}

/** Wakes the tasks that wait for free pages. */
export function noteFreed(k: Kernel, zone: Zone): void {
  if (zone.waiters.waiters.length > 0) wake_up_all(k, zone.waiters, WAIT.memory);
}

/** Emits that `count` frames from `first` on belong to `owner`. */
export function emitFrames(k: Kernel, first: number, count: number, owner: number): void {
  emit(k, KIND.frames, first, packRun(count, owner));
}

/** Allocates `pages` single frames for the vmalloc range that starts at `virtual`; there must be enough. */
export function takeBehind(k: Kernel, zone: Zone, virtual: number, pages: number, owner: number): void {
  const frames = new Int32Array(pages);
  for (let i = 0; i < pages; i++) frames[i] = k.pages.alloc(0);
  zone.behind.set(virtual, frames);
  emitRuns(k, frames, owner);
}

/** Frees the frames behind a vmalloc range. */
export function freeBehind(k: Kernel, zone: Zone, virtual: number): void {
  const frames = zone.behind.get(virtual);
  if (frames === undefined) return;
  zone.behind.delete(virtual);
  for (const frame of frames) k.pages.free(frame, 0);
  emitRuns(k, frames, FRAME_OWNER.free);
}

/** Emits that frames belong to `owner`, one event per run of consecutive frames. */
function emitRuns(k: Kernel, frames: Int32Array, owner: number): void {
  let start = 0;
  for (let i = 1; i <= frames.length; i++) {
    if (i < frames.length && frames[i] === (frames[i - 1] ?? 0) + 1) continue;
    emitFrames(k, frames[start] ?? 0, i - start, owner);
    start = i;
  }
}
