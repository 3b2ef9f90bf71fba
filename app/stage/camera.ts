import type { Box } from '../scene/box.ts';
import { OVERVIEW } from '../scene/slab-zoom.ts';
import type { Transform, ZoomGestures } from './zoom-gestures.ts';

/** Zoom factor of one press of a zoom key. */
const STEP = 1.6;
const MOVE_MS = 260;

/**
 * What is in view, independent of the canvas size: the zoom relative to the whole, and the centre as shares of the
 * whole.
 */
export interface Look {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Loads the gestures of a canvas. */
export type LoadGestures = () => Promise<typeof import('./zoom-gestures.ts')>;

/** The part of the stage in view: moved by keys, and by gestures once they are loaded. */
export class Camera {
  readonly #canvas: HTMLCanvasElement;
  readonly #changed: () => void;
  #gestures: ZoomGestures | null = null;
  #transform: Transform = { k: 1, x: 0, y: 0 };
  #width = 1;
  #height = 1;
  #closest = 1;
  /** CSS pixels per world unit when everything is in view. */
  #home = 1;
  #isDisposed = false;
  /** Whether moves are immediate instead of animated. */
  isReduced = false;

  /** `changed` is called after each move of the camera. */
  constructor(canvas: HTMLCanvasElement, changed: () => void) {
    this.#canvas = canvas;
    this.#changed = changed;
    canvas.style.touchAction = 'pan-y';
  }

  /** Adds gestures and animated moves. If they cannot be loaded, the next pointer event tries again. */
  async addGestures(load: LoadGestures): Promise<void> {
    try {
      const { ZoomGestures } = await load();
      if (this.#isDisposed) return;
      this.#gestures = new ZoomGestures(
        this.#canvas,
        (event) => this.#isOurs(event),
        (transform) => this.#moved(transform),
      );
      this.#limitGestures();
      this.#gestures.go(this.#transform, 0);
    } catch {
      this.#canvas.addEventListener('pointerenter', () => void this.addGestures(load), { once: true });
    }
  }

  /** CSS pixels per world unit, and the world's corner on the canvas. */
  get transform(): Transform {
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
   * Sets the size of the canvas in CSS pixels, and CSS pixels per world unit with everything in view and at the closest
   * zoom.
   */
  resize(width: number, height: number, home: number, closest: number): void {
    if (width === this.#width && height === this.#height && home === this.#home && closest === this.#closest)
      return;
    const isHome = this.isHome || home !== this.#home;
    this.#closest = closest;
    this.#width = width;
    this.#height = height;
    this.#home = home;
    this.#limitGestures();
    const { k } = this.#transform;
    if (isHome) this.#go({ k: home, x: 0, y: 0 }, 0);
    else if (k > closest) this.#go(this.#scaled(closest), 0);
    // Brings back what a smaller canvas pushed out of view.
    else this.#go(this.#constrained(this.#transform), 0);
  }

  /** What is in view. */
  get look(): Look {
    const { x, y, width, height } = this.window;
    const { k } = this.#transform;
    const [wide, high] = [this.#width / this.#home, this.#height / this.#home];
    return { zoom: k / this.#home, x: (x + width / 2) / wide, y: (y + height / 2) / high };
  }

  /** Restores a look that was taken elsewhere. */
  lookAt({ zoom: factor, x, y }: Look): void {
    const k = Math.min(this.#closest, Math.max(1, factor) * this.#home);
    this.#go(this.#around((x * this.#width) / this.#home, (y * this.#height) / this.#home, k));
  }

  /** The width for the world: without the overview while only a part is in view. */
  get #seen(): number {
    return this.isHome ? this.#width : this.#width - OVERVIEW;
  }

  /** Shows everything. */
  fit(): void {
    this.#go({ k: this.#home, x: 0, y: 0 });
  }

  /** Zooms in or out by a step. */
  step(direction: 1 | -1): void {
    const k = Math.min(this.#closest, this.#transform.k * STEP ** direction);
    if (k <= this.#home) this.fit();
    else this.#go(this.#scaled(k), MOVE_MS / 2);
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

  /** Centres a point of the world, at a zoom if given, in a movement of `ms`. */
  centre(x: number, y: number, k: number = this.#transform.k, ms: number = MOVE_MS): void {
    this.#go(this.#around(x, y, k), ms);
  }

  /** Removes its listeners from the canvas. */
  dispose(): void {
    this.#isDisposed = true;
    this.#gestures?.dispose();
  }

  #around(x: number, y: number, k: number): Transform {
    const wide = k <= this.#home ? this.#width : this.#width - OVERVIEW;
    const scale = k / this.#home;
    const left = Math.min(0, Math.max(wide - this.#width * scale, wide / 2 - x * k));
    const top = Math.min(0, Math.max(this.#height * (1 - scale), this.#height / 2 - y * k));
    return { k, x: left, y: top };
  }

  /** The transform at `k` pixels per world unit, with the same point in the middle. */
  #scaled(k: number): Transform {
    const { k: before, x, y } = this.#transform;
    const [middle, centre] = [this.#seen / 2, this.#height / 2];
    const factor = k / before;
    return this.#constrained({ k, x: middle - factor * (middle - x), y: centre - factor * (centre - y) });
  }

  /** The nearest transform that shows nothing beyond the world; a world smaller than the view is centred. */
  #constrained({ k, x, y }: Transform): Transform {
    const scale = k / this.#home;
    return {
      k,
      x: keptIn(x, this.#seen - scale * this.#width),
      y: keptIn(y, this.#height - scale * this.#height),
    };
  }

  #limitGestures(): void {
    this.#gestures?.setRange({
      seen: () => [this.#seen, this.#height],
      world: [this.#width / this.#home, this.#height / this.#home],
      scale: [this.#home, this.#closest],
    });
  }

  #go(transform: Transform, ms: number = MOVE_MS): void {
    if (this.#gestures === null) this.#moved(transform);
    else this.#gestures.go(transform, this.isReduced ? 0 : ms);
  }

  #moved(transform: Transform): void {
    this.#transform = transform;
    this.#canvas.style.touchAction = this.isHome ? 'pan-y' : 'none';
    this.#changed();
  }

  /**
   * While everything is in view, one finger scrolls the page; so does the wheel on a page that scrolls, unless Ctrl is
   * held.
   */
  #isOurs(event: Event): boolean {
    if (event instanceof WheelEvent) return event.ctrlKey || !this.isHome || !isOnScrolledPage(this.#canvas);
    if (event instanceof MouseEvent) return event.button === 0 && !event.ctrlKey;
    return (
      !('touches' in event) ||
      !(event.touches instanceof TouchList) ||
      event.touches.length > 1 ||
      !this.isHome
    );
  }
}

/** Clamps the corner of the world between `least` and 0; centres a world smaller than the view. */
function keptIn(corner: number, least: number): number {
  return least > 0 ? least / 2 : Math.min(0, Math.max(least, corner));
}

/** Whether an element is on a page that is longer than the screen. */
function isOnScrolledPage(element: Element): boolean {
  const page = element.closest('[data-page-scrolls]');
  return page !== null && page.scrollHeight > page.clientHeight + 1;
}
