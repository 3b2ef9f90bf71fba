import { FRAME_OWNER } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine, MayBlock } from './coroutine.ts';
import { attempt, outlastStall } from './fault.ts';
import { __GFP_HIGH, __GFP_WAIT } from './gfp.ts';
import { emit, type Kernel, PAGE_SIZE } from './kernel.ts';
import { reclaimFor } from './reclaim.ts';
import { freeBehind, isAllowed, noteFreed, noteTaken, takeBehind, tellFrames } from './zone.ts';

/**
 * An address as the number of its page: page frames from 0, virtual pages of the vmalloc area from
 * {@link VMALLOC_START}.
 */
export type PageAddress = number;

/** Where the addresses of the vmalloc area begin, in pages. */
export const VMALLOC_START = 0x4000_0000;

/** The address that an allocation returns when it failed. */
export const NULL_PAGE = -1;

/** Whether an address lies in the vmalloc area. */
export const is_vmalloc_addr = (page: PageAddress): boolean => page >= VMALLOC_START;

/** The smallest order of a block that holds `size` bytes. */
export function get_order(size: number): number {
  return size <= PAGE_SIZE ? 0 : 32 - Math.clz32(Math.ceil(size / PAGE_SIZE) - 1);
}

/** A small allocation; these take no place. Says whether it succeeded. */
export function kmalloc(k: Kernel, gfp: number): boolean {
  k.now += k.costs.model.kmalloc;
  const ok = attempt(k, k.faults.kmalloc, (gfp & __GFP_WAIT) !== 0) === 'ok';
  if (!ok) emit(k, KIND.kmallocFail, 0, 0);
  return ok;
}

/**
 * 2^order page frames, or {@link NULL_PAGE}. `owner` says who has them from now on, as told in `frames`.
 * @throws KernelPanic when memory is out for good
 */
export function __get_free_pages(
  k: Kernel,
  gfp: number,
  order: number,
  owner: number = FRAME_OWNER.kernel,
): MayBlock<PageAddress> {
  const result = attempt(k, k.faults.pages, (gfp & __GFP_WAIT) !== 0);
  if (result === 'stall' || (result === 'ok' && mustReclaim(k, gfp, order, 1 << order))) {
    return getPagesLater(k, gfp, order, owner);
  }
  return takePages(k, gfp, order, result === 'ok', owner);
}

/** Gives page frames back. */
export function free_pages(k: Kernel, page: PageAddress, order: number): void {
  k.pages.free(page, order);
  k.now += k.costs.model.page;
  emit(k, KIND.freePages, order, page);
  if (k.zone === null) return;
  tellFrames(k, page, 1 << order, FRAME_OWNER.free);
  noteFreed(k, k.zone);
}

/**
 * Virtual pages for `size` bytes with single frames behind them, or {@link NULL_PAGE}. `owner` as above. The page tables
 * come from where flags have no say, so that __GFP_HIGH opens no reserves here.
 * @throws KernelPanic when memory is out for good
 */
export function __vmalloc(
  k: Kernel,
  size: number,
  gfp: number,
  owner: number = FRAME_OWNER.kernel,
): MayBlock<PageAddress> {
  const result = attempt(k, k.faults.vmalloc, (gfp & __GFP_WAIT) !== 0);
  const without = gfp & ~__GFP_HIGH;
  if (result === 'stall' || (result === 'ok' && mustReclaim(k, without, 0, pagesOf(size)))) {
    return vmallocLater(k, size, without, owner);
  }
  return takeVirtual(k, size, without, result === 'ok', owner);
}

/** Gives virtual pages back, and the frames behind them. */
export function vfree(k: Kernel, page: PageAddress): void {
  k.vmalloc.free(page - VMALLOC_START);
  emit(k, KIND.vfree, page, 0);
  if (k.zone === null) return;
  freeBehind(k, k.zone, page);
  noteFreed(k, k.zone);
}

/** Whether an allocation that may sleep has to look for memory first. */
function mustReclaim(k: Kernel, gfp: number, order: number, pages: number): boolean {
  if (k.zone === null || (gfp & __GFP_WAIT) === 0 || k.current.reclaims) return false;
  return !isAllowed(k, k.zone, gfp, pages) || (order > 0 && !k.pages.has(order));
}

function* getPagesLater(k: Kernel, gfp: number, order: number, owner: number): Coroutine<PageAddress> {
  let ok = yield* outlastStall(k, 'pages');
  if (ok && k.zone !== null) ok = yield* reclaimFor(k, k.zone, gfp, order, 1 << order);
  return takePages(k, gfp, order, ok, owner);
}

function* vmallocLater(k: Kernel, size: number, gfp: number, owner: number): Coroutine<PageAddress> {
  let ok = yield* outlastStall(k, 'vmalloc');
  if (ok && k.zone !== null) ok = yield* reclaimFor(k, k.zone, gfp, 0, pagesOf(size));
  return takeVirtual(k, size, gfp, ok, owner);
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
    if (page !== NULL_PAGE) tellFrames(k, page, pages, owner);
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
