/** Caches that are looked at without a pause: less than a ms. */
export const CACHES_PER_STEP = 20;
