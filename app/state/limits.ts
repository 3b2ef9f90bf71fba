/** Events that are asked for at a time while the worker records ahead. */
export const AHEAD_BATCH = 50_000;
/** Events that a recording may have before it goes on only when somebody plays it. */
export const MOST_AHEAD = 5_000_000;
/** Events that a recording may have at all: 160 MB. */
export const MOST_EVENTS = 10_000_000;
