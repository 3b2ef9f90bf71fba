import { type D3ZoomEvent, select, type ZoomTransform, zoom, zoomIdentity } from 'd3';
import type { Box } from '../scene/box.ts';
import { OVERVIEW } from '../scene/slab-zoom.ts';

/** Factor of one press of a zoom key. */
const STEP = 1.6;
const MOVE_MS = 260;

/** What is in view, whatever the size of the canvas: how much larger than the whole, and its centre as shares of the whole. */
export interface Look {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** The part of the stage in view: moved by wheel, pinch, drag, double click and keys. */
export class Camera {
  readonly #canvas: HTMLCanvasElement;
  readonly #zoom = zoom<HTMLCanvasElement, unknown>();
  #transform: ZoomTransform = zoomIdentity;
  #width = 1;
  #height = 1;
  #closest = 1;
  /** CSS pixels per world unit when everything is in view. */
  #home = 1;
  /** Whether moves are immediate instead of animated. */
  isReduced = false;

  /** `changed` is called after each move of the camera. */
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

  /** CSS pixels per world unit, and the world's corner on the canvas. */
  get transform(): { readonly k: number; readonly x: number; readonly y: number } {
    return this.#transform;
  }

  /** Whether the whole world is in view. */
  get isHome(): boolean {
    return this.#transform.k <= 1.001 * this.#home;
  }

  /** The part of the world in view. */
  get window(): Box {
    const { k, x, y } = this.#transform;
    return { x: -x / k, y: -y / k, width: this.#seen / k, height: this.#height / k };
  }

  /**
   * Sets the size of the canvas in CSS pixels, and how many of them a world unit takes with everything in view and at
   * the closest zoom.
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
      .extent(() => [
        [0, 0],
        [this.#seen, this.#height],
      ])
      .translateExtent([
        [0, 0],
        [width / home, height / home],
      ])
      .scaleExtent([home, closest]);
    if (isHome) this.#zoom.transform(canvas, zoomIdentity.scale(home));
    else if (this.#transform.k > closest) this.#zoom.scaleTo(canvas, closest);
    // Brings back what a smaller canvas pushed out of view.
    else this.#zoom.translateBy(canvas, 0, 0);
  }

  /** What is in view. */
  get look(): Look {
    const { x, y, width, height } = this.window;
    const { k } = this.#transform;
    const [wide, high] = [this.#width / this.#home, this.#height / this.#home];
    return { zoom: k / this.#home, x: (x + width / 2) / wide, y: (y + height / 2) / high };
  }

  /** Brings something into view that was in view elsewhere. */
  lookAt({ zoom: factor, x, y }: Look): void {
    const k = Math.min(this.#closest, Math.max(1, factor) * this.#home);
    this.#go(this.#around((x * this.#width) / this.#home, (y * this.#height) / this.#home, k));
  }

  /** The width that is left for the world: beside the overview while a part of it is in view. */
  get #seen(): number {
    return this.isHome ? this.#width : this.#width - OVERVIEW;
  }

  /** Shows everything. */
  fit(): void {
    this.#go(zoomIdentity.scale(this.#home));
  }

  /** Zooms a step in or out. */
  step(direction: 1 | -1): void {
    const canvas = select(this.#canvas);
    const factor = STEP ** direction;
    if (this.isReduced) this.#zoom.scaleBy(canvas, factor);
    else this.#zoom.scaleBy(canvas.transition().duration(MOVE_MS / 2), factor);
  }

  /** Scrolls a box into view without zooming. */
  reveal(box: Box): void {
    const seen = this.window;
    const isSeen =
      box.x >= seen.x &&
      box.y >= seen.y &&
      box.x + box.width <= seen.x + seen.width &&
      box.y + box.height <= seen.y + seen.height;
    if (!isSeen) this.centre(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Centres a point of the world, at a zoom if given. */
  centre(x: number, y: number, k: number = this.#transform.k): void {
    this.#go(this.#around(x, y, k));
  }

  /** Removes its listeners from the canvas. */
  dispose(): void {
    select(this.#canvas).on('.zoom', null).interrupt();
  }

  #around(x: number, y: number, k: number): ZoomTransform {
    const wide = k <= this.#home ? this.#width : this.#width - OVERVIEW;
    const scale = k / this.#home;
    const left = Math.min(0, Math.max(wide - this.#width * scale, wide / 2 - x * k));
    const top = Math.min(0, Math.max(this.#height * (1 - scale), this.#height / 2 - y * k));
    return zoomIdentity.translate(left, top).scale(k);
  }

  #go(transform: ZoomTransform): void {
    const canvas = select(this.#canvas);
    if (this.isReduced) this.#zoom.transform(canvas, transform);
    else this.#zoom.transform(canvas.transition().duration(MOVE_MS), transform);
  }

  /** One finger scrolls the page while everything is in view. */
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
