import { formatBytes, plural } from '../numbers.ts';

/** The figures of a cache that takes long to place. */
interface Large {
  readonly name: string;
  readonly slabs: number;
  readonly objects: number;
}

/** A cache that takes long to place. */
export function largeCacheWords({ name, slabs, objects }: Large): string {
  return `${name} has ${plural(slabs, 'slab')} with ${plural(objects, 'place')} for objects.`;
}

/** Bytes that the page takes for an object that is placed, roughly. */
const BYTES_PER_OBJECT = 100;

/** What placing them costs, and what can be had without. */
export function placingWords(large: readonly Large[]): string {
  const objects = large.reduce((sum, cache) => sum + cache.objects, 0);
  return `Placing each object may take a minute and about ${formatBytes(objects * BYTES_PER_OBJECT)} of memory. The diagnosis needs none of it: its figures are exact without a run.`;
}
