import { FRAME_OWNER, WAIT, ZONE_FIELDS } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { packRun } from '../event/packing.ts';
import { __GFP_HIGH, __GFP_WAIT } from './gfp.ts';
import { emit, type Kernel } from './kernel.ts';
import type { Task } from './task.ts';
import { type WaitQueue, wake_up_all } from './wait-queue.ts';

/** Marks of free pages by which memory is told to be short. */
export interface Watermarks {
  /** Below this only reserves are left: sleeping allocations reclaim first, others fail. */
  readonly min: number;
  /** Below this kswapd wakes up. */
  readonly low: number;
  /** At this it goes back to sleep. */
  readonly high: number;
}

/** The page frames of a machine whose memory has an end. All figures in pages. */
export interface Zone extends Watermarks {
  readonly frames: number;
  /** kswapd, asleep until memory is low. */
  readonly kswapd: WaitQueue;
  /** Those who wait for somebody to free pages. */
  readonly waiters: WaitQueue;
  /** Frames behind each vmalloc range, by its first virtual page. */
  readonly behind: Map<number, Int32Array>;
  /** Blocks that the consumer outside holds, the last one taken at the end: first frame and order. */
  readonly outside: { readonly page: number; readonly order: number }[];
  /** Pages that it holds and wants to hold. */
  held: number;
  wanted: number;
  outsider: Task | null;
  readonly outsiderQueue: WaitQueue;
}

/** The watermarks that the kernel would choose: min is 4 × √(KiB of memory) KiB, low and high a quarter and a half above. */
export function defaultWatermarks(frames: number): Watermarks {
  const min = Math.max(32, Math.floor(Math.sqrt(frames * 4 * 16) / 4));
  return { min, low: min + Math.ceil(min / 4), high: min + Math.ceil(min / 2) };
}

/** Gives the machine's frames their watermarks, and `reserved` frames to the kernel itself. */
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

/** Whether an allocation of `pages` pages may be made now, as far as the watermarks go. */
export function isAllowed(k: Kernel, zone: Zone, gfp: number, pages: number): boolean {
  if (k.current.reclaims) return k.pages.free_pages >= pages;
  // Reserves are for those who sleep and say that they must not wait for a file system; the rest stops at min.
  const hasReserve = (gfp & (__GFP_HIGH | __GFP_WAIT)) === (__GFP_HIGH | __GFP_WAIT);
  const floor = hasReserve ? Math.floor(zone.min / 2) : zone.min;
  return k.pages.free_pages - pages >= floor;
}

/** Wakes kswapd when memory is low. */
export function noteTaken(k: Kernel, zone: Zone): void {
  if (k.pages.free_pages < zone.low && zone.kswapd.waiters.length > 0)
    wake_up_all(k, zone.kswapd, WAIT.kswapd);
}

/** Lets those who wait for pages look again. */
export function noteFreed(k: Kernel, zone: Zone): void {
  if (zone.waiters.waiters.length > 0) wake_up_all(k, zone.waiters, WAIT.memory);
}

/** Tells that `count` frames from `first` on belong to `owner`. */
export function emitFrames(k: Kernel, first: number, count: number, owner: number): void {
  emit(k, KIND.frames, first, packRun(count, owner));
}

/** Takes `pages` single frames for a vmalloc range that starts at `virtual`; all or none. */
export function takeBehind(k: Kernel, zone: Zone, virtual: number, pages: number, owner: number): void {
  const frames = new Int32Array(pages);
  for (let i = 0; i < pages; i++) frames[i] = k.pages.alloc(0);
  zone.behind.set(virtual, frames);
  tellRuns(k, frames, owner);
}

/** Gives the frames behind a vmalloc range back. */
export function freeBehind(k: Kernel, zone: Zone, virtual: number): void {
  const frames = zone.behind.get(virtual);
  if (frames === undefined) return;
  zone.behind.delete(virtual);
  for (const frame of frames) k.pages.free(frame, 0);
  tellRuns(k, frames, FRAME_OWNER.free);
}

/** Tells of frames in as few events as their order allows. */
function tellRuns(k: Kernel, frames: Int32Array, owner: number): void {
  let start = 0;
  for (let i = 1; i <= frames.length; i++) {
    if (i < frames.length && frames[i] === (frames[i - 1] ?? 0) + 1) continue;
    emitFrames(k, frames[start] ?? 0, i - start, owner);
    start = i;
  }
}
