import { type D3ZoomEvent, select, zoom, zoomIdentity } from 'd3';

/** CSS pixels per world unit, and where the corner of the world is on the canvas. */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** How far gestures may go. */
export interface ZoomRange {
  /** The part of the canvas that shows the world, in CSS pixels. */
  readonly seen: () => readonly [width: number, height: number];
  /** The size of the world, in world units. */
  readonly world: readonly [width: number, height: number];
  /** The least and the largest CSS pixels per world unit. */
  readonly scale: readonly [least: number, most: number];
}

/**
 * Wheel, pinch, drag and double click on a canvas, and moves that take time. Separate from the camera because the first
 * picture does not need it.
 */
export class ZoomGestures {
  readonly #canvas: HTMLCanvasElement;
  readonly #zoom = zoom<HTMLCanvasElement, unknown>();

  /** `isOurs` returns whether an event is for the stage; `moved` is called after each step of a move. */
  constructor(
    canvas: HTMLCanvasElement,
    isOurs: (event: Event) => boolean,
    moved: (transform: Transform) => void,
  ) {
    this.#canvas = canvas;
    this.#zoom.filter(isOurs);
    this.#zoom.on('zoom', ({ transform }: D3ZoomEvent<HTMLCanvasElement, unknown>) => moved(transform));
    select(canvas).call(this.#zoom);
  }

  /** Sets how far gestures may go. */
  setRange({ seen, world, scale }: ZoomRange): void {
    this.#zoom
      .extent(() => [[0, 0], [...seen()]])
      .translateExtent([[0, 0], [...world]])
      .scaleExtent([...scale]);
  }

  /** Moves the camera within `ms`. */
  go({ k, x, y }: Transform, ms: number): void {
    const canvas = select(this.#canvas);
    const goal = zoomIdentity.translate(x, y).scale(k);
    if (ms === 0) this.#zoom.transform(canvas, goal);
    else this.#zoom.transform(canvas.transition().duration(ms), goal);
  }

  /** Removes its listeners from the canvas. */
  dispose(): void {
    select(this.#canvas).on('.zoom', null).interrupt();
  }
}
