import { type RefObject, useEffect, useRef, useState } from 'react';
import { readTheme, type Theme, watchTheme } from '../../stage/theme.ts';
import type { TaskNames } from './paint-lanes.ts';
import { paintMoving, paintStill } from './paint-timeline.ts';
import { pointOf } from './point.ts';
import type { TimelineScene } from './timeline-scene.ts';

/** The canvases of a timeline, one upon the other: what stays where it is, and the playhead. */
export interface Canvases {
  readonly still: RefObject<HTMLCanvasElement | null>;
  readonly moving: RefObject<HTMLCanvasElement | null>;
}

/** Draws once a frame at most, and only after something changed; while only the playhead moves, only that. */
export function useDrawing(
  { still, moving }: Canvases,
  scene: TimelineScene,
  length: number,
  names: TaskNames,
): void {
  const theme = useCanvasTheme();
  const drawn = useRef<readonly unknown[]>([]);
  const latest = useRef<() => void>(() => undefined);
  const frame = useRef(0);
  latest.current = () => {
    const shown = theme ?? readTheme(document.body);
    const ratio = devicePixelRatio * scene.zoom;
    const size = { width: Math.round(scene.width * ratio), height: Math.round(scene.rows.end * ratio) };
    const key = [...stillKey(scene), length, size.width, size.height, shown];
    if (key.some((value, i) => drawn.current[i] !== value)) {
      draw(still.current, size, ratio, (pen) => paintStill(pen, scene, shown, names));
      drawn.current = key;
    }
    draw(moving.current, size, ratio, (pen) => paintMoving(pen, scene, shown));
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

/** Has an empty canvas of that many device px painted on, `ratio` of them a px of the scene. */
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
