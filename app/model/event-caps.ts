/**
 * How many events each kind of recording may hold: the only limits on its memory. An event takes 16 bytes; keyframes and
 * curves come on top of that.
 */

/** The choices for the recording of the machine on the page. What happens at the cap: app/state/machine/recording-capacity.ts. */
export const EVENT_CAPS = [250_000, 1_000_000, 5_000_000, 10_000_000] as const;

/** The choice at first. */
export const DEFAULT_EVENT_CAP: (typeof EVENT_CAPS)[number] = 10_000_000;

/** How many times as long a recording may get if its older detail is discarded: curves and keyframes still grow. */
export const THINNED_TIMES = 3;

/** The cap for each machine of a comparison, which keeps all its events; those of its start do not count. */
export const COMPARED_EVENT_CAP = 2_000_000;

/** The cap for a run of a sweep, which keeps none of its events: its outcome is then that of the events so far. */
export const SWEPT_EVENT_CAP = 20_000_000;
