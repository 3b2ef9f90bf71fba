/** Nanoseconds in a microsecond. */
export const NS_PER_US = 1e3;
/** Nanoseconds in a millisecond. */
export const NS_PER_MS = 1e6;
/** Nanoseconds in a second. */
export const NS_PER_S = 1e9;

/** Binary logarithm of {@link PAGE_SIZE}. */
export const PAGE_SHIFT = 12;
/** Bytes in a page. */
export const PAGE_SIZE = 4096;
/** Bytes in a MiB. */
export const BYTES_PER_MIB = 1_048_576;
/** Pages in a MiB. */
export const PAGES_PER_MIB: number = BYTES_PER_MIB / PAGE_SIZE;

const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A whole number with its thousands grouped: “1,024”. */
export function formatCount(count: number): string {
  return GROUPED.format(count);
}
