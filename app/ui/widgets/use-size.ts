import { type RefObject, useEffect, useState } from 'react';
import { zoomOf } from '../../stage/css-zoom.ts';

/** The size of an element in its own px, and the px of the page for each of them. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** The current size of an element. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 800, height: 120, zoom: 1 });
  useEffect(() => {
    const box = element.current;
    if (box === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: Math.max(box.clientWidth, 100), height: box.clientHeight, zoom: zoomOf(box) }),
    );
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
