/** May sleep. */
export const __GFP_WAIT = 0x10;
/** May use the reserves. */
export const __GFP_HIGH = 0x20;
/** May start I/O to free memory. */
export const __GFP_IO = 0x40;
/** May call into file systems to free memory. */
export const __GFP_FS = 0x80;
/** Must not sleep. */
export const GFP_ATOMIC: number = __GFP_HIGH;
/** May do anything to get memory. */
export const GFP_KERNEL: number = __GFP_WAIT | __GFP_IO | __GFP_FS;

/** Allocations above this order may fail even where the caller may sleep. */
export const PAGE_ALLOC_COSTLY_ORDER = 3;
