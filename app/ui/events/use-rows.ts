import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, type UIEvent, useEffect, useRef, useState } from 'react';
import { IS_COARSE } from '../widgets/coarse-pointer.ts';
import { WINDOW_ROWS, windowAt, windowScrolled } from './row-window.ts';

/** Height of a row, px. */
export const ROW: number = IS_COARSE ? 44 : 24;

/** The visible rows of a long list, in a window that moves along it. */
export interface Rows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Number of the window's first row, from which items count. */
  readonly base: number;
  readonly items: readonly VirtualItem[];
  /** Height of the window, px. */
  readonly height: number;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

/** Scrolls to row `current` of `count` whenever it changes; −1: none. */
export function useRows(current: number, count: number): Rows {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRef(-1);
  const [seen, setSeen] = useState({ current: -1, base: 0 });
  const base = windowAt(seen.base, seen.current === current ? -1 : current, count);
  if (seen.current !== current || seen.base !== base) setSeen({ current, base });
  const rows = useVirtualizer({
    count: Math.max(0, Math.min(WINDOW_ROWS, count - base)),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 4,
    useFlushSync: false,
  });
  // Scroll when the playhead moves, not when the recording grows.
  const isThere = current >= 0 && current < count;
  useEffect(() => {
    if (!isThere || shown.current === current || scroller.current === null) return;
    shown.current = current;
    // Set without reading the scroll height, which would force a layout in the middle of a frame.
    const height = rows.scrollRect?.height ?? 0;
    scroller.current.scrollTop = (current - base) * ROW + ROW / 2 - height / 2;
  }, [current, isThere, base, rows]);
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>): void => {
    const next = windowScrolled(base, base + Math.floor(currentTarget.scrollTop / ROW), count);
    if (next === base) return;
    setSeen({ current, base: next });
    currentTarget.scrollTop += (base - next) * ROW;
  };
  return { scroller, base, items: rows.getVirtualItems(), height: rows.getTotalSize(), onScroll };
}
