import { NS_PER_MS, NS_PER_S, NS_PER_US } from '../../engine/index.ts';
import { formatCount } from './numbers.ts';

const THREE_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });
const MIN = 60 * NS_PER_S;

/** A length of time in the unit that reads best, to three digits: “640 ns”, “1.25 ms”, “15 s”. `ns`: in ns. */
export function formatDuration(ns: number): string {
  if (ns < NS_PER_US) return `${Math.round(ns)} ns`;
  if (ns < NS_PER_MS) return `${THREE_DIGITS.format(ns / NS_PER_US)} µs`;
  if (ns < NS_PER_S) return `${THREE_DIGITS.format(ns / NS_PER_MS)} ms`;
  return ns < 2 * MIN ? `${THREE_DIGITS.format(ns / NS_PER_S)} s` : `${formatCount(ns / MIN)} min`;
}

/** A point in time as a running clock shows it, with a fixed number of digits. `ns`: in ns since the machine booted. */
function formatClock(ns: number): string {
  return `${(ns / NS_PER_MS).toFixed(3)} ms`;
}

/** A point in time in seconds, with `digits` decimals: µs by default. `ns`: in ns since the machine booted. */
export function formatSeconds(ns: number, digits = 6): string {
  return `${(ns / NS_PER_S).toFixed(digits)} s`;
}

/** The shortest run whose clock counts in s; in ns. */
const SECONDS_FROM = 2 * NS_PER_S;

/** A point in time of a run that ends at `endNs`, in the unit of the whole run and with a fixed number of digits. */
export function formatClockOf(ns: number, endNs: number): string {
  return endNs >= SECONDS_FROM ? formatSeconds(ns, 3) : formatClock(ns);
}

/** A length of time in jiffies; `hz` is jiffies in a second. */
export function formatJiffies(jiffies: number, hz: number): string {
  return formatDuration((jiffies * NS_PER_S) / hz);
}

/** How long ago `thenJiffy` was at `nowJiffy`; `hz` is jiffies in a second. */
export function formatAgo(nowJiffy: number, thenJiffy: number, hz: number): string {
  return nowJiffy <= thenJiffy ? 'in this jiffy' : `${formatJiffies(nowJiffy - thenJiffy, hz)} ago`;
}

/** A jiffy and how long ago it was: “jiffy 1,024 (2.5 s ago)”. */
export function formatSince(nowJiffy: number, thenJiffy: number, hz: number): string {
  return `jiffy ${formatCount(thenJiffy)} (${formatAgo(nowJiffy, thenJiffy, hz)})`;
}
