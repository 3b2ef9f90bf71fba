import { NS_PER_MS, NS_PER_S, NS_PER_US } from '../../../engine/index.ts';
import type { Recording } from '../recording.ts';

/** The measure of a timeline: events, ns, or seconds of watching at the action pace. */
export type Measure = 'events' | 'time' | 'action';

/** The part of a recording that a timeline shows: from one place to another, in its measure. */
export interface Window {
  readonly measure: Measure;
  readonly from: number;
  readonly to: number;
}

/** The narrowest window: 20 events, 1 µs, or half a second of watching. */
const LEAST = { events: 20, time: 1000, action: 0.5 } as const;

/** The length of a recording, or of its first `length` events, in a measure. */
export function extent(recording: Recording, measure: Measure, length: number = recording.length): number {
  if (measure === 'action') return Math.max(watched(recording, length), LEAST.action);
  return Math.max(measure === 'events' ? length : recording.timeBefore(length), 1);
}

/** The whole recording, or its first `length` events. */
export function wholeOf(recording: Recording, measure: Measure, length: number = recording.length): Window {
  return { measure, from: 0, to: extent(recording, measure, length) };
}

/** The place of a moment, in the window's measure. */
export function placeOf(recording: Recording, { measure }: Window, moment: number): number {
  if (measure === 'action') return watched(recording, moment);
  return measure === 'events' ? moment : recording.timeBefore(moment);
}

/** Seconds of watching up to a moment. */
function watched({ action }: Recording, moment: number): number {
  const { work, idle } = action.before(moment);
  return work + idle;
}

/** The last moment reached within `seconds` of watching. */
function momentWatchedAt(recording: Recording, seconds: number): number {
  let low = 0;
  let high = recording.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (watched(recording, middle) <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The moment at a place. */
export function momentAt(recording: Recording, { measure }: Window, place: number): number {
  const bounded = Math.max(0, Math.min(place, extent(recording, measure)));
  if (measure === 'action') return momentWatchedAt(recording, bounded);
  // Events and ns are whole numbers: drop the fraction that pixels give.
  return measure === 'events' ? Math.round(bounded) : recording.momentAtTime(Math.round(bounded));
}

/**
 * The unit of an axis: events, or the largest unit of time in which its numbers stay short. `size`: in the measure.
 */
export function axisUnit({ measure, to }: Window): {
  readonly name: '' | 's' | 'ms' | 'µs';
  readonly size: number;
} {
  if (measure === 'events') return { name: '', size: 1 };
  if (measure === 'action') return { name: 's', size: 1 };
  if (to < 2e5) return { name: 'µs', size: NS_PER_US };
  return to < 2e8 ? { name: 'ms', size: NS_PER_MS } : { name: 's', size: NS_PER_S };
}

/** The window after zooming by `factor` (below 1: in) around a fixed place. */
export function zoomed(recording: Recording, window: Window, factor: number, about: number): Window {
  const whole = extent(recording, window.measure);
  const width = Math.min(whole, Math.max(LEAST[window.measure], (window.to - window.from) * factor));
  const share = (about - window.from) / (window.to - window.from);
  return bounded(window, about - share * width, width, whole);
}

/** The window clamped to a recording: narrowed, or moved back from beyond its end. */
export function within(recording: Recording, window: Window): Window {
  const whole = extent(recording, window.measure);
  if (window.to <= whole) return window;
  return bounded(window, window.from, Math.min(window.to - window.from, whole), whole);
}

/** The window moved by a share of its width. */
export function panned(recording: Recording, window: Window, share: number): Window {
  const width = window.to - window.from;
  return bounded(window, window.from + share * width, width, extent(recording, window.measure));
}

function bounded({ measure }: Window, from: number, width: number, whole: number): Window {
  const start = Math.max(0, Math.min(from, whole - width));
  return { measure, from: start, to: start + width };
}
