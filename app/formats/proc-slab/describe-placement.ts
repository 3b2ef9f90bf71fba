/** What of a placement is from the listing, and what is random. */
export function describePlacement(seed: number): string {
  return (
    'The listing gives totals only. Which slab each object is in, and how many objects are in the magazines, ' +
    `is chosen at random to match them (seed ${seed}).`
  );
}
