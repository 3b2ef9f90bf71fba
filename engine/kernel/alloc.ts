import { FRAME_OWNER } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { PAGE_SIZE } from '../units.ts';
import { NULL_PAGE, type PageAddress, VMALLOC_START } from './address.ts';
import type { Coroutine } from './coroutine.ts';
import { attempt, attemptOrStall } from './fault.ts';
import { __GFP_HIGH, __GFP_WAIT } from './gfp.ts';
import { emit, type Kernel } from './kernel.ts';
import { reclaimFor } from './reclaim.ts';
import { emitFrames, freeBehind, isAllowed, noteFreed, noteTaken, takeBehind, type Zone } from './zone.ts';

/** The smallest order of a block that holds `size` bytes. */
export function get_order(size: number): number {
  return size <= PAGE_SIZE ? 0 : 32 - Math.clz32(Math.ceil(size / PAGE_SIZE) - 1);
}

/** A small allocation, which takes no page in this model. Returns whether it succeeded. */
export function kmalloc(k: Kernel, gfp: number): boolean {
  k.now += k.costs.model.kmalloc;
  const ok = attempt(k, k.faults.kmalloc, (gfp & __GFP_WAIT) !== 0) === 'ok';
  if (!ok) emit(k, KIND.kmallocFail, 0, 0);
  return ok;
}

/**
 * Allocates 2^order page frames; returns the first, or {@link NULL_PAGE}. `owner` holds them from now on, encoded as in
 * `frames` events.
 * @throws KernelPanic when the machine is out of memory.
 */
export function* __get_free_pages(
  k: Kernel,
  gfp: number,
  order: number,
  owner: number = FRAME_OWNER.kernel,
): Coroutine<PageAddress> {
  const { zone } = k;
  let ok = yield* attemptOrStall(k, 'pages', (gfp & __GFP_WAIT) !== 0);
  if (ok && zone !== null && mustReclaim(k, zone, gfp, order, 1 << order))
    ok = yield* reclaimFor(k, zone, gfp, order, 1 << order);
  return takePages(k, gfp, order, ok, owner);
}

/** Frees 2^order page frames. */
export function free_pages(k: Kernel, page: PageAddress, order: number): void {
  k.pages.free(page, order);
  k.now += k.costs.model.page;
  emit(k, KIND.freePages, order, page);
  if (k.zone === null) return;
  emitFrames(k, page, 1 << order, FRAME_OWNER.free);
  noteFreed(k, k.zone);
}

/**
 * Allocates a range of virtual pages for `size` bytes, with single frames behind them; returns the first page, or
 * {@link NULL_PAGE}. `owner` as above. The page tables are allocated without the caller's flags, so __GFP_HIGH does not
 * open the reserves here.
 * @throws KernelPanic when the machine is out of memory.
 */
export function* __vmalloc(
  k: Kernel,
  size: number,
  gfp: number,
  owner: number = FRAME_OWNER.kernel,
): Coroutine<PageAddress> {
  const flags = gfp & ~__GFP_HIGH;
  const pages = pagesOf(size);
  const { zone } = k;
  let ok = yield* attemptOrStall(k, 'vmalloc', (gfp & __GFP_WAIT) !== 0);
  if (ok && zone !== null && mustReclaim(k, zone, flags, 0, pages))
    ok = yield* reclaimFor(k, zone, flags, 0, pages);
  return takeVirtual(k, size, flags, ok, owner);
}

/** Frees a range of virtual pages and the frames behind it. */
export function vfree(k: Kernel, page: PageAddress): void {
  k.vmalloc.free(page - VMALLOC_START);
  emit(k, KIND.vfree, page, 0);
  if (k.zone === null) return;
  freeBehind(k, k.zone, page);
  noteFreed(k, k.zone);
}

/** Whether an allocation has to look for memory first. */
function mustReclaim(k: Kernel, zone: Zone, gfp: number, order: number, pages: number): boolean {
  if ((gfp & __GFP_WAIT) === 0 || k.current.reclaims) return false;
  return !isAllowed(k, zone, gfp, pages) || (order > 0 && !k.pages.has(order));
}

function takePages(k: Kernel, gfp: number, order: number, ok: boolean, owner: number): PageAddress {
  const pages = 1 << order;
  const allowed = ok && (k.zone === null || isAllowed(k, k.zone, gfp, pages));
  const page = allowed ? k.pages.alloc(order) : NULL_PAGE;
  if (page !== NULL_PAGE) {
    k.idleTurns = 0;
    k.now += k.costs.model.page * pages;
  }
  emit(k, KIND.getPages, order, page);
  if (k.zone !== null) {
    if (page !== NULL_PAGE) emitFrames(k, page, pages, owner);
    noteTaken(k, k.zone);
  }
  return page;
}

function takeVirtual(k: Kernel, size: number, gfp: number, ok: boolean, owner: number): PageAddress {
  const pages = pagesOf(size);
  const allowed = ok && (k.zone === null || isAllowed(k, k.zone, gfp, pages));
  const page = allowed ? VMALLOC_START + k.vmalloc.alloc(pages) : NULL_PAGE;
  if (page !== NULL_PAGE) {
    k.idleTurns = 0;
    k.now += k.costs.model.vmallocPage * pages;
  }
  emit(k, KIND.vmalloc, size | 0, page);
  if (k.zone !== null) {
    if (page !== NULL_PAGE) takeBehind(k, k.zone, page, pages, owner);
    noteTaken(k, k.zone);
  }
  return page;
}

function pagesOf(size: number): number {
  return Math.ceil(size / PAGE_SIZE);
}
