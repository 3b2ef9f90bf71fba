/** Browser features that the page uses but can partly do without. */
export type Feature = 'Worker' | 'CompressionStream' | 'ResizeObserver';

/** The features that this browser lacks, found when the page was opened. */
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
