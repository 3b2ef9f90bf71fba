import { type PointerEvent, useRef, useState } from 'react';
import type { Window } from '../../model/series/window.ts';
import { app } from '../../state/page.ts';
import { seek } from '../../state/session.ts';
import { markNear } from './marks.ts';
import { type Point, pointOf } from './point.ts';
import { branchHeight, isIn } from './timeline-rows.ts';
import { momentAtX, type TimelineScene } from './timeline-scene.ts';
import { brushed, centred } from './windows.ts';

/** What dragging the pointer does. */
type Drag = 'scrub' | 'brush' | 'overview' | null;

/** The ends of the stretch that is being marked to zoom into, in px. */
export type Brush = readonly [number, number] | null;

type Listen = (event: PointerEvent<HTMLElement>) => void;

/** The listeners for the pointer, and where it hovers. */
export interface Pointer {
  readonly point: Point | null;
  readonly listeners: Readonly<
    Record<'onPointerDown' | 'onPointerMove' | 'onPointerLeave' | 'onPointerUp' | 'onPointerCancel', Listen>
  >;
}

/**
 * A press moves the playhead; a drag scrubs, or, with Shift, marks a stretch to zoom into; on the overview it moves the
 * window.
 */
export function usePointer(
  scene: TimelineScene,
  setBrush: (brush: Brush) => void,
  show: (window: Window) => void,
): Pointer {
  const drag = useRef<Drag>(null);
  const [point, setPoint] = useState<Point | null>(null);
  const { brush } = scene;
  const move = (x: number): void => {
    if (drag.current === 'scrub') seek(app, momentAtX(scene, x));
    else if (drag.current === 'brush') setBrush([brush?.[0] ?? x, x]);
    else if (drag.current === 'overview') show(centred(scene, x));
  };
  const press: Listen = (event) => {
    const at = pointOf(event, event.currentTarget);
    event.currentTarget.setPointerCapture(event.pointerId);
    setPoint(null);
    drag.current = begin(scene, at, event.shiftKey);
    if (drag.current === 'brush') setBrush([at.x, at.x]);
    else if (drag.current === 'overview') move(at.x);
  };
  const release = (): void => {
    const window = drag.current === 'brush' && brush !== null ? brushed(scene, brush) : null;
    if (window !== null) show(window);
    drag.current = null;
    setBrush(null);
  };
  const hover: Listen = (event) => {
    if (drag.current === null) setPoint(pointOf(event, event.currentTarget));
    else move(pointOf(event, event.currentTarget).x);
  };
  return {
    point,
    listeners: {
      onPointerDown: press,
      onPointerMove: hover,
      onPointerLeave: () => setPoint(null),
      onPointerUp: release,
      onPointerCancel: release,
    },
  };
}

/** Handles a press at a point. Returns what a drag from there does. */
function begin(scene: TimelineScene, { x, y }: Point, isShift: boolean): Drag {
  const { rows, branches } = scene;
  if (y >= rows.overview) return 'overview';
  const branch = branches[Math.floor((y - rows.branches) / branchHeight(branches.length))];
  if (y >= rows.branches && branch !== undefined) {
    void app.machine.goToBranch(branch.id);
    return null;
  }
  if (isShift) return 'brush';
  const row = rows.marks.find((one) => isIn(one, y));
  const mark = row === undefined ? null : markNear(scene, row.lane, x);
  seek(app, mark?.moment ?? momentAtX(scene, x));
  return 'scrub';
}
