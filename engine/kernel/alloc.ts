import { KIND } from '../event.ts';
import type { Coroutine, MayBlock } from './coroutine.ts';
import { attempt, outlastStall } from './fault.ts';
import { __GFP_WAIT } from './gfp.ts';
import { emit, type Kernel, PAGE_SIZE } from './kernel.ts';

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
export function is_vmalloc_addr(page: PageAddress): boolean {
  return page >= VMALLOC_START;
}

/** The smallest order of a block that holds `size` bytes. */
export function get_order(size: number): number {
  return size <= PAGE_SIZE ? 0 : 32 - Math.clz32(Math.ceil(size / PAGE_SIZE) - 1);
}

/** A small allocation; these take no place. Says whether it succeeded. */
export function kmalloc(k: Kernel, gfp: number): boolean {
  const ok = attempt(k, 'kmalloc', (gfp & __GFP_WAIT) !== 0) === 'ok';
  if (!ok) emit(k, KIND.kmallocFail, 0, 0);
  return ok;
}

/** 2^order page frames, or {@link NULL_PAGE}. */
export function __get_free_pages(k: Kernel, gfp: number, order: number): MayBlock<PageAddress> {
  const result = attempt(k, 'pages', (gfp & __GFP_WAIT) !== 0);
  return result === 'stall' ? getPagesLater(k, order) : takePages(k, order, result === 'ok');
}

/** Gives page frames back. */
export function free_pages(k: Kernel, page: PageAddress, order: number): void {
  k.pages.free(page, order);
  emit(k, KIND.freePages, order, page);
}

/** Virtual pages for `size` bytes, or {@link NULL_PAGE}. */
export function __vmalloc(k: Kernel, size: number, gfp: number): MayBlock<PageAddress> {
  const result = attempt(k, 'vmalloc', (gfp & __GFP_WAIT) !== 0);
  return result === 'stall' ? vmallocLater(k, size) : takeVirtual(k, size, result === 'ok');
}

/** Gives virtual pages back. */
export function vfree(k: Kernel, page: PageAddress): void {
  k.vmalloc.free(page - VMALLOC_START);
  emit(k, KIND.vfree, page, 0);
}

function* getPagesLater(k: Kernel, order: number): Coroutine<PageAddress> {
  return takePages(k, order, yield* outlastStall(k, 'pages'));
}

function* vmallocLater(k: Kernel, size: number): Coroutine<PageAddress> {
  return takeVirtual(k, size, yield* outlastStall(k, 'vmalloc'));
}

function takePages(k: Kernel, order: number, ok: boolean): PageAddress {
  const page = ok ? k.pages.alloc(order) : NULL_PAGE;
  if (page !== NULL_PAGE) k.idleTurns = 0;
  emit(k, KIND.getPages, order, page);
  return page;
}

function takeVirtual(k: Kernel, size: number, ok: boolean): PageAddress {
  const page = ok ? VMALLOC_START + k.vmalloc.alloc(Math.ceil(size / PAGE_SIZE)) : NULL_PAGE;
  if (page !== NULL_PAGE) k.idleTurns = 0;
  emit(k, KIND.vmalloc, size | 0, page);
  return page;
}
