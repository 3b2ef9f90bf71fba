/** Events that are asked for at a time while the worker records ahead: what it tells in a few dozen ms. */
export const AHEAD_BATCH = 100_000;

/**
 * Ms until the page looks at what is recorded ahead, and between two looks later on, twice as long each time until then:
 * something is there at once, and each look costs it more than taking in the events.
 */
export const AHEAD_PERIOD = { first: 100, last: 1500 } as const;

/** How many events a recording may keep, of 16 bytes each, by the user's choice; the last is the preset. */
export const EVENT_CAPS = [250_000, 1_000_000, 5_000_000, 10_000_000] as const;

/** How many times as long a recording may get if older detail is thinned: curves and keyframes still grow. */
export const THINNED_TIMES = 3;
