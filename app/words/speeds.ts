import { plural } from './numbers.ts';

const TIME = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

/**
 * A playback speed in words. `speed` is a factor, in events, or in ms of the machine's time, per second.
 */
export function speedWords(pace: 'action' | 'events' | 'time', speed: number): string {
  if (pace === 'action') return `${TIME.format(speed)}×`;
  if (pace === 'events') return `${plural(Math.round(speed), 'event')}/s`;
  if (speed >= 1000) return `${TIME.format(speed / 1000)}× real time`;
  if (speed >= 1) return `${TIME.format(speed)} ms/s`;
  return `${TIME.format(speed * 1000)} µs/s`;
}
