import { formatCount, PAGE_SIZE } from '../../engine/index.ts';

export { formatCount };

const THREE_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A number of things: “1 object”, “1,024 objects”. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Words as a list that is read aloud: “a, b and c”. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A number of bytes in the largest unit that leaves at least 1, to three digits: “296 B”, “64 MiB”, “1.25 GiB”. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  // From 1,000 to 1,023 of a unit three digits would round to tens.
  return `${value >= 1000 ? formatCount(value) : THREE_DIGITS.format(value)} ${BYTE_UNITS[power] ?? 'B'}`;
}

/** The size of a number of pages. */
export function formatPages(pages: number): string {
  return formatBytes(pages * PAGE_SIZE);
}

/** A share from 0 to 1 in percent: “12.5 %”; with a second digit near 100 %, where hit rates are compared. */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(share > 0.995 && share < 1 ? 2 : 1)} %`;
}
