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
      for (let column = Math.floor(x / block.width); column * block.width < x + width; column++) {
        const area = { ...block, x: column * block.width, y: row * block.height };
        this.#pixels[row * wide + column] = meanOf(pixels, source.width, source.height, area, this.#rare);
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
function meanOf(pixels: Uint32Array, width: number, height: number, area: Box, rare: number): number {
  const { x, y } = area;
  let [red, green, blue, alpha, count, rares] = [0, 0, 0, 0, 0, 0];
  for (let row = y; row < Math.min(height, y + area.height); row++) {
    const end = row * width + Math.min(width, x + area.width);
    for (let at = row * width + x; at < end; at++) {
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
  const part = (sum: number, shift: number): number =>
    Math.round((1 - share) * (sum / alpha) + share * ((rare >>> shift) & 255));
  const opacity = Math.round((1 - share) * (alpha / count) + share * (rare >>> 24));
  return ((opacity << 24) | (part(blue, 16) << 16) | (part(green, 8) << 8) | part(red, 0)) >>> 0;
}
