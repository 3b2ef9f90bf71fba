import { KINDS } from './kinds/kinds-of-listings.ts';
import type { CacheBytes, Diagnosis, PartBytes, ReportPart } from './report.ts';

/** Adds up where the bytes of each listing go; null if no part lists caches. */
export function diagnose(parts: readonly ReportPart[], pageSize: number): Diagnosis | null {
  const listings = parts.flatMap((part, index) => bytesOfPart(part, index));
  return listings.length === 0 ? null : { pageSize, listings };
}

function bytesOfPart({ kind, rows }: ReportPart, part: number): PartBytes[] {
  const bytesOf = KINDS.find((known) => known.kind === kind)?.bytesOf;
  const caches = bytesOf === undefined ? [] : rows.flatMap((row) => bytesOf(row) ?? []);
  if (caches.length === 0) return [];
  return [
    {
      part,
      heldBytes: sum(caches, 'heldBytes'),
      inUseBytes: sum(caches, 'inUseBytes'),
      wasteBytes: sum(caches, 'wasteBytes'),
      caches: caches.toSorted((a, b) => (b.heldBytes ?? -1) - (a.heldBytes ?? -1)),
    },
  ];
}

function sum(
  caches: readonly CacheBytes[],
  figure: 'heldBytes' | 'inUseBytes' | 'wasteBytes',
): number | null {
  const known = caches.map((cache) => cache[figure]).filter((bytes) => bytes !== null);
  return known.length === 0 ? null : known.reduce((total, bytes) => total + bytes, 0);
}
