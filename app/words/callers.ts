import { formatCount, plural } from './numbers.ts';

/** The calls of a caller: up to the end of the recording, and up to the playhead. */
export interface CallerFigures {
  /** At the end of the recording. */
  readonly calls: number;
  readonly failures: number;
  readonly isPaused: boolean;
  /** Calls that have returned by the playhead; null if unknown. */
  readonly soFar: number | null;
  /** Whether the playhead is at the end. */
  readonly isEnd: boolean;
}

/** What a caller has done, in a few words. */
export function callerWords({ calls, failures, isPaused, soFar, isEnd }: CallerFigures): string {
  if (!isEnd && soFar !== null) return `${plural(soFar, 'call')} so far`;
  const failed = failures > 0 ? ` · ${formatCount(failures)} NULL` : '';
  return `${isPaused ? 'paused · ' : ''}${plural(calls, 'call')}${failed}${isEnd ? '' : ' by the end'}`;
}
