/** An address as the number of its page: page frames from 0, the vmalloc area from {@link VMALLOC_START}. */
export type PageAddress = number;

/** The first address of the vmalloc area, in pages. */
export const VMALLOC_START = 0x4000_0000;

/** The address that a failed allocation returns. */
export const NULL_PAGE = -1;

/** Whether an address is in the vmalloc area. */
export const is_vmalloc_addr = (page: PageAddress): boolean => page >= VMALLOC_START;
