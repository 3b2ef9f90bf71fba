import type { Scene } from '../scene/scene.ts';
import type { Camera } from './camera.ts';
import type { Pen } from './pen.ts';

/** The picture before a layout change, which fades out over the new one. */
export class CrossFade {
  #picture: HTMLCanvasElement | null = null;
  #transform: Camera['transform'] | null = null;

  /** Keeps a copy of a canvas. */
  keep(canvas: HTMLCanvasElement, transform: Camera['transform']): void {
    this.#picture ??= document.createElement('canvas');
    this.#picture.width = canvas.width;
    this.#picture.height = canvas.height;
    this.#picture.getContext('2d')?.drawImage(canvas, 0, 0);
    this.#transform = transform;
  }

  /** Paints the kept picture, fading, below the threads, unless the camera has moved since. */
  paint({ ctx, k, ratio, window, motion, now }: Pen, scene: Scene, transform: Camera['transform']): void {
    const rest = motion.fading(now);
    const slabs = scene.headings.find(({ name }) => name === 'slabs');
    if (rest === 0 || this.#picture === null || this.#transform !== transform || slabs === undefined) return;
    const { width, height } = this.#picture;
    if (width !== ctx.canvas.width || height !== ctx.canvas.height) return;
    const top = Math.max(0, Math.round((slabs.box.y + slabs.box.height - window.y) * k * ratio));
    if (top >= height) return;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = rest;
    ctx.drawImage(this.#picture, 0, top, width, height - top, 0, top, width, height - top);
    ctx.globalAlpha = 1;
  }
}
