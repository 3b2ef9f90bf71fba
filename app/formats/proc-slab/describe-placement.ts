/** The sentence to show beside a placement: what is from the listing and what is drawn. */
export function describePlacement(seed: number): string {
  return (
    'The listing gives totals only. Which slab each object lies in, and how many idle in the magazines ' +
    `of the CPUs, is drawn at random to match them (seed ${seed}).`
  );
}
