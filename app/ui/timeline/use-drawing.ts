import { type RefObject, useEffect, useRef, useState } from 'react';
import { readTheme, type Theme, watchTheme } from '../../stage/theme.ts';
import { zoomOf } from '../../stage/zoom-of.ts';
import type { TaskNames } from './paint-lanes.ts';
import { paintMoving, paintStill } from './paint-timeline.ts';
import { pointOf } from './point.ts';
import type { TimelineScene } from './scene.ts';

/** The size of an element, in its own px, and how many px of the page each of them takes. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** The size of an element, followed as it changes. */
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

/** A drawing that is kept, and all that it depends on. */
interface Still {
  readonly key: readonly unknown[];
  readonly image: HTMLCanvasElement;
}

/** Draws once a frame at most, and only after something changed; while only the playhead moves, only that. */
export function useDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: TimelineScene,
  length: number,
  names: TaskNames,
): void {
  const still = useRef<Still | null>(null);
  const theme = useCanvasTheme();
  const latest = useRef<() => void>(() => undefined);
  const frame = useRef(0);
  latest.current = () => {
    const element = canvas.current;
    const pen = element?.getContext('2d') ?? null;
    if (element === null || pen === null) return;
    const ratio = devicePixelRatio * scene.zoom;
    const [w, h] = [Math.round(scene.width * ratio), Math.round(scene.rows.end * ratio)];
    if (element.width !== w || element.height !== h) {
      element.width = w;
      element.height = h;
    }
    const shown = theme ?? readTheme(document.body);
    const key = [...stillKey(scene), length, w, h, shown];
    if (still.current === null || key.some((value, i) => still.current?.key[i] !== value)) {
      const image = still.current?.image ?? document.createElement('canvas');
      image.width = w;
      image.height = h;
      const stillPen = image.getContext('2d');
      stillPen?.scale(ratio, ratio);
      if (stillPen !== null) paintStill(stillPen, scene, shown, names);
      still.current = { key, image };
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, w, h);
    pen.drawImage(still.current.image, 0, 0);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintMoving(pen, scene, shown);
  };
  // A frame that was asked for stays: while playing each frame renders anew before it, and none would ever draw.
  useEffect(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      latest.current();
    });
  });
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
}

function stillKey({ recording, window, focus, hasLanes, kind, branches }: TimelineScene): readonly unknown[] {
  const branch = branches.map(({ id, to, isCurrent }) => `${id} ${to} ${isCurrent}`).join();
  return [recording, window.from, window.to, window.measure, focus, hasLanes, kind, branch];
}

/** The colours of the page, read anew only when they may have changed. */
function useCanvasTheme(): Theme | null {
  const [theme, setTheme] = useState<Theme | null>(null);
  useEffect(() => {
    const read = (): void => setTheme(readTheme(document.body));
    read();
    return watchTheme(read);
  }, []);
  return theme;
}

/** Wheel to zoom, shift and wheel or a sideways wheel to move; the page itself must not scroll meanwhile. */
export function useWheel(
  canvas: RefObject<HTMLCanvasElement | null>,
  onWheel: (factor: number, x: number, pan: number) => void,
): void {
  const latest = useRef(onWheel);
  latest.current = onWheel;
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const listen = (event: WheelEvent): void => {
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      latest.current(1.0015 ** event.deltaY, pointOf(event, element).x, sideways === 0 ? 0 : sideways / 1000);
    };
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [canvas]);
}
