import type { Target } from '../scene/target.ts';
import type { Camera } from './camera.ts';

/** What the pointer does on the stage. Points in CSS pixels of the canvas. */
interface PointerListener {
  /** What is at a point. */
  readonly at: (x: number, y: number) => Target | null;
  /** Called when the pointer is on a target, or on nothing. */
  readonly onPoint: (target: Target | null, x: number, y: number) => void;
  readonly onClick: (x: number, y: number) => void;
}

/** The pointer on the canvas of a stage. */
export class StagePointer {
  readonly #canvas: HTMLCanvasElement;
  readonly #listener: PointerListener;
  readonly #stop = new AbortController();
  #place: { readonly x: number; readonly y: number } | null = null;
  #transform: Camera['transform'] | null = null;

  constructor(canvas: HTMLCanvasElement, listener: PointerListener) {
    this.#canvas = canvas;
    this.#listener = listener;
    const { signal } = this.#stop;
    canvas.addEventListener(
      'pointermove',
      ({ offsetX, offsetY }) => {
        this.#place = { x: offsetX, y: offsetY };
        this.#point();
      },
      { signal },
    );
    canvas.addEventListener(
      'pointerleave',
      () => {
        this.#place = null;
        listener.onPoint(null, 0, 0);
      },
      { signal },
    );
    canvas.addEventListener('click', ({ offsetX, offsetY }) => listener.onClick(offsetX, offsetY), {
      signal,
    });
  }

  /** Tests again what a resting pointer is on, after a paint; skipped while the camera moves. */
  again(transform: Camera['transform']): void {
    if (transform === this.#transform) this.#point();
    else if (this.#place !== null) this.#listener.onPoint(null, 0, 0);
    this.#transform = transform;
  }

  /** Removes its listeners from the canvas. */
  dispose(): void {
    this.#stop.abort();
  }

  #point(): void {
    const place = this.#place;
    if (place === null) return;
    const target = this.#listener.at(place.x, place.y);
    const isMark = target !== null && target.kind !== 'stratum' && target.kind !== 'cpu';
    this.#canvas.style.cursor = isMark ? 'pointer' : 'default';
    this.#listener.onPoint(target, place.x, place.y);
  }
}
