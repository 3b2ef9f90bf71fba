import { type RefObject, useEffect, useRef, useState } from 'react';
import { readTheme, type Theme, watchTheme } from '../../stage/theme.ts';
import type { TaskNames } from './paint-lanes.ts';
import { paintMoving, paintStill } from './paint-timeline.ts';
import { pointOf } from './point.ts';
import type { TimelineScene } from './timeline-scene.ts';

/** The canvases of a timeline, one on top of the other: the still parts, and the playhead. */
export interface Canvases {
  readonly still: RefObject<HTMLCanvasElement | null>;
  readonly moving: RefObject<HTMLCanvasElement | null>;
}

/** Draws at most once per frame, only after a change, and only the playhead if nothing else changed. */
export function useDrawing({ still, moving }: Canvases, scene: TimelineScene, names: TaskNames): void {
  const theme = useCanvasTheme();
  const drawn = useRef<readonly unknown[]>([]);
  const latest = useRef<() => void>(() => undefined);
  const frame = useRef(0);
  latest.current = () => {
    const shown = theme ?? readTheme(document.body);
    const ratio = devicePixelRatio * scene.zoom;
    const size = { width: Math.round(scene.width * ratio), height: Math.round(scene.rows.end * ratio) };
    const key = [...stillKey(scene), size.width, size.height, shown];
    if (key.some((value, i) => drawn.current[i] !== value)) {
      draw(still.current, size, ratio, (pen) => paintStill(pen, scene, shown, names));
      drawn.current = key;
    }
    draw(moving.current, size, ratio, (pen) => paintMoving(pen, scene, shown));
  };
  // Keep a requested frame: while playing, a render precedes each frame, so cancelling would mean never drawing.
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

/** Paints on an empty canvas of that many device px, with `ratio` of them for each px of the scene. */
function draw(
  canvas: HTMLCanvasElement | null,
  { width, height }: { readonly width: number; readonly height: number },
  ratio: number,
  paint: (pen: CanvasRenderingContext2D) => void,
): void {
  const pen = canvas?.getContext('2d') ?? null;
  if (canvas === null || pen === null) return;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint(pen);
}

function stillKey({
  recording,
  length,
  ghost,
  window,
  focus,
  hasLanes,
  branches,
}: TimelineScene): readonly unknown[] {
  const branch = branches.map(({ id, to, isCurrent }) => `${id} ${to} ${isCurrent}`).join();
  return [recording, length, ghost, window.from, window.to, window.measure, focus, hasLanes, branch];
}

/** The colours of the page, read only when they may have changed. */
function useCanvasTheme(): Theme | null {
  const [theme, setTheme] = useState<Theme | null>(null);
  useEffect(() => {
    const read = (): void => setTheme(readTheme(document.body));
    read();
    return watchTheme(read);
  }, []);
  return theme;
}

/** The wheel zooms; with Shift, or sideways, it pans. The page itself does not scroll. */
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
