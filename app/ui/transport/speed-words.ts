import type { Pace } from '../../state/session.ts';

const EVENTS = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const TIME = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

/** A playback speed in words. `speed` is in events, or in ms of the machine's time, per second. */
export function speedWords(pace: Pace, speed: number): string {
  if (pace === 'events') return `${EVENTS.format(speed)} events/s`;
  if (speed >= 1000) return `${TIME.format(speed / 1000)}× real time`;
  if (speed >= 1) return `${TIME.format(speed)} ms/s`;
  return `${TIME.format(speed * 1000)} µs/s`;
}
