import type { Box } from '../scene/box.ts';

/** The size of the blocks of a picture that each become one pixel, in its pixels. */
type Block = Pick<Box, 'width' | 'height'>;

const NONE: Block = { width: 0, height: 0 };

/**
 * A smaller copy of a picture, each pixel the mean of those under it. The browser could scale the whole picture each
 * time; this recomputes only what changed.
 */
export class Mipmap {
  readonly canvas: HTMLCanvasElement = document.createElement('canvas');
  #image: ImageData | null = null;
  #pixels = new Uint32Array(0);
  #block: Block = NONE;
  #rare = 0;
  #isStale = false;

  /**
   * Starts a new copy if the block size has changed; each block becomes a pixel. `rare`: a pixel value that must stay
   * visible.
   */
  ensure(source: ImageData, block: Block, rare: number): void {
    if (this.#block.width === block.width && this.#block.height === block.height) return;
    this.#block = block;
    this.#rare = rare;
    const [width, height] = [Math.ceil(source.width / block.width), Math.ceil(source.height / block.height)];
    this.canvas.width = width;
    this.canvas.height = height;
    this.#image = new ImageData(width, height);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
    this.patch(source, 0, 0, source.width, source.height);
  }

  /** Copies a part of the picture, in its pixels. */
  patch(source: ImageData, x: number, y: number, width: number, height: number): void {
    const wide = this.#image?.width;
    const block = this.#block;
    if (block.width === 0 || wide === undefined) return;
    const pixels = new Uint32Array(source.data.buffer);
    for (let row = Math.floor(y / block.height); row * block.height < y + height; row++) {
      const top = row * block.height;
      const bottom = Math.min(source.height, top + block.height);
      for (let column = Math.floor(x / block.width); column * block.width < x + width; column++) {
        const left = column * block.width;
        const right = Math.min(source.width, left + block.width);
        this.#pixels[row * wide + column] = meanOf(
          pixels,
          source.width,
          left,
          right,
          top,
          bottom,
          this.#rare,
        );
      }
    }
    this.#isStale = true;
  }

  /** Updates the canvas. */
  flush(): void {
    if (!this.#isStale || this.#image === null) return;
    this.#isStale = false;
    this.canvas.getContext('2d')?.putImageData(this.#image, 0, 0);
  }

  /** Drops the copy. */
  clear(): void {
    this.#block = NONE;
  }
}

/** The least share of rare pixels in the tone of a pixel. */
const SEEN = 0.6;

/**
 * The mean of the opaque pixels of a block, as a pixel. Pixels between slabs are left out: they would only make stripes
 * that depend on the scale. A `rare` one always stays visible, such as an object in a magazine among thousands in use.
 */
function meanOf(
  pixels: Uint32Array,
  width: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
  rare: number,
): number {
  let red = 0;
  let green = 0;
  let blue = 0;
  let alpha = 0;
  let count = 0;
  let rares = 0;
  for (let row = top; row < bottom; row++) {
    for (let at = row * width + left; at < row * width + right; at++) {
      const pixel = pixels[at] ?? 0;
      if (pixel === rare) rares += 1;
      else if (pixel !== 0) {
        const opacity = pixel >>> 24;
        red += opacity * (pixel & 255);
        green += opacity * ((pixel >>> 8) & 255);
        blue += opacity * ((pixel >>> 16) & 255);
        alpha += opacity;
        count += 1;
      }
    }
  }
  if (count === 0) return rares > 0 ? rare : 0;
  const share = rares === 0 ? 0 : Math.max(SEEN, rares / (rares + count));
  const part = (mean: number, shift: number): number =>
    Math.round((1 - share) * mean + share * ((rare >>> shift) & 255));
  const opacity = part(alpha / count, 24);
  return (
    ((opacity << 24) |
      (part(blue / alpha, 16) << 16) |
      (part(green / alpha, 8) << 8) |
      part(red / alpha, 0)) >>>
    0
  );
}
