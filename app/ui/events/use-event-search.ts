import { useEffect, useRef, useState } from 'react';
import { type EventFilter, EventSearch, isAll } from '../../model/events/search.ts';
import type { Recording } from '../../model/recording.ts';
import { describeEvent } from '../../words/events.ts';

/** Time budget of a slice of the search, in ms, and events between two checks of the clock. */
const SHARE = 6;
const STEP = 512;
/** Ms between renders of the results so far. */
const PERIOD = 120;

/** What a filter has found so far. */
export interface Found {
  /** Numbers of events in order; null: all that are still kept. */
  readonly moments: readonly number[] | null;
  /** Number of the first event that is still kept. */
  readonly keptFrom: number;
  /** How many there are. */
  readonly count: number;
  /** Share of the recording that has been searched, 0 to 1. */
  readonly progress: number;
}

/** Searches a recording in slices between frames, and continues as it grows. */
export function useEventSearch(recording: Recording, length: number, filter: EventFilter): Found {
  const search = useRef<{ recording: Recording; filter: EventFilter; search: EventSearch } | null>(null);
  const [, setTurn] = useState(0);
  const isUnfiltered = isAll(filter);
  useEffect(() => {
    if (isUnfiltered) {
      search.current = null;
      return;
    }
    let current = search.current;
    if (current === null || current.recording !== recording || current.filter !== filter) {
      current = { recording, filter, search: new EventSearch(recording, filter, describeEvent) };
      search.current = current;
    }
    const { search: running } = current;
    if (running.upTo >= length) return;
    let timer = 0;
    let shown = performance.now();
    const work = (): void => {
      const end = performance.now() + SHARE;
      while (!running.isDone && performance.now() < end) running.advance(STEP);
      const now = performance.now();
      if (running.isDone || now - shown > PERIOD) {
        shown = now;
        setTurn((turn) => turn + 1);
      }
      if (!running.isDone) timer = window.setTimeout(work);
    };
    timer = window.setTimeout(work);
    return () => window.clearTimeout(timer);
  }, [recording, length, filter, isUnfiltered]);
  const { keptFrom } = recording;
  if (isUnfiltered) return { moments: null, keptFrom, count: length - keptFrom, progress: 1 };
  const state = search.current;
  if (state === null || state.filter !== filter || state.recording !== recording)
    return { moments: [], keptFrom, count: 0, progress: 0 };
  const { found, upTo } = state.search;
  return { moments: found, keptFrom, count: found.length, progress: length === 0 ? 1 : upTo / length };
}

/** Index of the last of some moments that is at or before `moment`; −1 if all are later. */
export function lastUpTo(moments: readonly number[], moment: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
