/**
 * How many events each kind of recording may hold: the only limits on its memory. An event takes 16 bytes; keyframes
 * and
 * curves come on top of that.
 */

/**
 * The choices for the recording of the machine on the page. What happens at the cap:
 * app/state/machine/recording-capacity.ts.
 */
export const EVENT_CAPS = [250_000, 1_000_000, 5_000_000, 10_000_000] as const;

/** The default choice. */
export const DEFAULT_EVENT_CAP: (typeof EVENT_CAPS)[number] = 10_000_000;

/** How many times as long a recording may get when older detail is discarded: curves and keyframes still grow. */
export const THINNED_TIMES = 3;

/** The cap for each machine of a comparison, which keeps all its events; those of its start are not counted. */
export const COMPARED_EVENT_CAP = 2_000_000;

/** The cap for a run of a sweep, which keeps no events. A run that reaches it has the outcome of the events so far. */
export const SWEPT_EVENT_CAP = 20_000_000;
