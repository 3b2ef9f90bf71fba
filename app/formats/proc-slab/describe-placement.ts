import type { PlacementWarning } from './placement-counts.ts';

/** The sentence to show beside a placement: what is from the listing and what is drawn. */
export function describePlacement(seed: number): string {
  return (
    'The listing gives totals only. Which slab each object lies in, and how many idle in the magazines ' +
    `of the CPUs, is drawn at random to match them (seed ${seed}).`
  );
}

/** A change to contradicting figures, in words. */
export function describePlacementWarning(warning: PlacementWarning): string {
  const what = warning.kind === 'slabs in use changed' ? 'slabs in use' : 'objects out';
  return (
    `The listing says ${warning.stated} ${what}, which its other figures do not allow; ` +
    `${warning.used} are shown.`
  );
}
