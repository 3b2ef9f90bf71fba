import { type D3ZoomEvent, select, type ZoomTransform, zoom, zoomIdentity } from 'd3';
import type { Box } from '../scene/box.ts';

/** How far one press of a zoom key goes. */
const STEP = 1.6;
const MOVE_MS = 260;

/** Where on the stage we look: wheel, pinch, drag and double click move it, and so do keys. */
export class Camera {
  readonly #canvas: HTMLCanvasElement;
  readonly #zoom = zoom<HTMLCanvasElement, unknown>();
  #transform: ZoomTransform = zoomIdentity;
  #width = 1;
  #height = 1;
  #closest = 1;
  /** CSS pixels in a world unit when everything is seen. */
  #home = 1;
  /** Whether moves are made at once. */
  isReduced = false;

  /** `changed` is called whenever the camera has moved. */
  constructor(canvas: HTMLCanvasElement, changed: () => void) {
    this.#canvas = canvas;
    this.#zoom.filter((event: Event) => this.#isOurs(event));
    this.#zoom.on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
      this.#transform = event.transform;
      canvas.style.touchAction = this.isHome ? 'pan-y' : 'none';
      changed();
    });
    select(canvas).call(this.#zoom);
    canvas.style.touchAction = 'pan-y';
  }

  /** CSS pixels in a world unit, and where the world's corner stands on the canvas. */
  get transform(): { readonly k: number; readonly x: number; readonly y: number } {
    return this.#transform;
  }

  /** Whether the whole world is seen. */
  get isHome(): boolean {
    return this.#transform.k <= 1.001 * this.#home;
  }

  /** What of the world is seen. */
  get window(): Box {
    const { k, x, y } = this.#transform;
    return { x: -x / k, y: -y / k, width: this.#width / k, height: this.#height / k };
  }

  /**
   * Takes note of the size of the canvas, in CSS pixels, of how many of them a world unit takes when everything is seen,
   * and of how many at the closest look.
   */
  resize(width: number, height: number, home: number, closest: number): void {
    if (width === this.#width && height === this.#height && home === this.#home && closest === this.#closest)
      return;
    const isHome = this.isHome || home !== this.#home;
    this.#closest = closest;
    this.#width = width;
    this.#height = height;
    this.#home = home;
    const canvas = select(this.#canvas);
    this.#zoom
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [0, 0],
        [width / home, height / home],
      ])
      .scaleExtent([home, closest]);
    if (isHome) this.#zoom.transform(canvas, zoomIdentity.scale(home));
    else if (this.#transform.k > closest) this.#zoom.scaleTo(canvas, closest);
    // What was pushed out of the world by a smaller canvas comes back.
    else this.#zoom.translateBy(canvas, 0, 0);
  }

  /** Shows everything. */
  fit(): void {
    this.#go(zoomIdentity.scale(this.#home));
  }

  /** Goes a step closer, or away. */
  step(direction: 1 | -1): void {
    const canvas = select(this.#canvas);
    const factor = STEP ** direction;
    if (this.isReduced) this.#zoom.scaleBy(canvas, factor);
    else this.#zoom.scaleBy(canvas.transition().duration(MOVE_MS / 2), factor);
  }

  /** Shows a box as large as it fits, with some room around it. */
  show({ x, y, width, height }: Box): void {
    const [least, most] = this.#zoom.scaleExtent();
    const wanted = Math.min(this.#width / (width * 1.12), this.#height / (height * 1.25));
    const k = Math.max(least, Math.min(most, wanted));
    this.#go(this.#around(x + width / 2, y + height / 2, k));
  }

  /** Brings a box into sight without coming closer. */
  reveal(box: Box): void {
    const seen = this.window;
    const isSeen =
      box.x >= seen.x &&
      box.y >= seen.y &&
      box.x + box.width <= seen.x + seen.width &&
      box.y + box.height <= seen.y + seen.height;
    if (!isSeen) this.centre(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Moves a point of the world to the middle. */
  centre(x: number, y: number): void {
    this.#go(this.#around(x, y, this.#transform.k));
  }

  /** Lets go of the canvas. */
  dispose(): void {
    select(this.#canvas).on('.zoom', null).interrupt();
  }

  #around(x: number, y: number, k: number): ZoomTransform {
    const rest = 1 - k / this.#home;
    const left = Math.min(0, Math.max(this.#width * rest, this.#width / 2 - x * k));
    const top = Math.min(0, Math.max(this.#height * rest, this.#height / 2 - y * k));
    return zoomIdentity.translate(left, top).scale(k);
  }

  #go(transform: ZoomTransform): void {
    const canvas = select(this.#canvas);
    if (this.isReduced) this.#zoom.transform(canvas, transform);
    else this.#zoom.transform(canvas.transition().duration(MOVE_MS), transform);
  }

  /** One finger scrolls the page while everything is seen. */
  #isOurs(event: Event): boolean {
    if (event instanceof WheelEvent) return true;
    if (event instanceof MouseEvent) return event.button === 0 && !event.ctrlKey;
    return (
      !('touches' in event) ||
      !(event.touches instanceof TouchList) ||
      event.touches.length > 1 ||
      !this.isHome
    );
  }
}
