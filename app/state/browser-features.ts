/** What the page uses of a browser and can do without, in part. */
export type Feature = 'Worker' | 'CompressionStream' | 'ResizeObserver';

/** What this browser lacks of it, as it was when the page was opened. */
export const MISSING: ReadonlySet<Feature> = new Set(missing());

function missing(): readonly Feature[] {
  const found: Feature[] = [];
  if (typeof Worker === 'undefined') found.push('Worker');
  if (typeof CompressionStream === 'undefined' || typeof DecompressionStream === 'undefined') {
    found.push('CompressionStream');
  }
  if (typeof ResizeObserver === 'undefined') found.push('ResizeObserver');
  return found;
}
