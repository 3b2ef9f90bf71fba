import { zoomOf } from '../../stage/css-zoom.ts';

/** A point of a timeline, in px from its corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The position of a pointer on an element, in the element's own px. */
export function pointOf(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  element: HTMLElement,
): Point {
  const { left, top } = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}
