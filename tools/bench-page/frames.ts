import type { Browser, Page } from '@playwright/test';
import { quantile } from './row.ts';

/** The trace events that count as script, as opposed to style, layout, paint or compositing. */
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'FireAnimationFrame',
  'RunMicrotasks',
  'TimerFire',
  'EventDispatch',
]);
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', '__metadata'];

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** The same in thread time, which excludes the time that other programs have the processor. */
  readonly tts?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

/** Statistics of a page's frames during some activity. */
export interface Frames {
  /** Script per frame, in ms of thread time: median and 95th percentile. */
  readonly median: number;
  readonly p95: number;
  /** Ms between the starts of two frames, 95th percentile. */
  readonly interval: number;
}

/** Measures the frames of a page while `during` runs. */
export async function framesDuring(on: Browser, page: Page, during: () => Promise<void>): Promise<Frames> {
  await on.startTracing(page, { categories: CATEGORIES });
  await during();
  const trace = await on.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  return framesOf(traceEvents);
}

/** Sums up the script of each frame, which lasts from one group of animation callbacks to the next. */
function framesOf(events: readonly TraceEvent[]): Frames {
  const thread = events.find(({ name, ph }) => name === 'FireAnimationFrame' && ph === 'X');
  if (thread === undefined) return { median: 0, p95: 0, interval: 0 };
  const own = events
    .filter(
      ({ pid, tid, ph, name }) => pid === thread.pid && tid === thread.tid && ph === 'X' && SCRIPT.has(name),
    )
    .sort((a, b) => a.ts - b.ts);
  const starts = frameStarts(own);
  const scripts = starts.map(() => 0);
  let frame = 0;
  let end = 0;
  for (const { ts, tts = 0, tdur = 0 } of own) {
    while (frame + 1 < starts.length && (starts[frame + 1] ?? 0) <= ts) frame += 1;
    // Do not count nested events twice.
    const counted = Math.max(0, tts + tdur - Math.max(tts, end));
    scripts[frame] = (scripts[frame] ?? 0) + counted / 1000;
    end = Math.max(end, tts + tdur);
  }
  const whole = scripts.slice(1, -1);
  const intervals = starts.slice(1).map((start, i) => (start - (starts[i] ?? start)) / 1000);
  return { median: quantile(whole, 0.5), p95: quantile(whole, 0.95), interval: quantile(intervals, 0.95) };
}

/** When frames began, in µs: animation callbacks less than 3 ms apart belong to one frame. */
function frameStarts(own: readonly TraceEvent[]): number[] {
  const starts: number[] = [];
  let end = 0;
  for (const { name, ts, dur = 0 } of own) {
    if (name !== 'FireAnimationFrame') continue;
    if (ts - end > 3000) starts.push(ts);
    end = ts + dur;
  }
  return starts;
}
