/**
 * A smaller copy of a picture, each pixel the mean of those under it. The browser could scale the whole picture each
 * time; this recomputes only what changed.
 */
export class Mipmap {
  readonly canvas: HTMLCanvasElement = document.createElement('canvas');
  #image: ImageData | null = null;
  #pixels = new Uint32Array(0);
  #level = 0;
  #isStale = false;

  /** Starts a new copy unless it has this level: smaller by 2 to the power of `level`. */
  ensure(source: ImageData, level: number): void {
    if (this.#level === level) return;
    this.#level = level;
    const [width, height] = [Math.ceil(source.width / 2 ** level), Math.ceil(source.height / 2 ** level)];
    this.canvas.width = width;
    this.canvas.height = height;
    this.#image = new ImageData(width, height);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
    this.patch(source, 0, 0, source.width, source.height);
  }

  /** Copies a part of the picture, in its pixels. */
  patch(source: ImageData, x: number, y: number, width: number, height: number): void {
    const wide = this.#image?.width;
    if (this.#level === 0 || wide === undefined) return;
    const step = 2 ** this.#level;
    for (let row = Math.floor(y / step); row * step < y + height; row++) {
      for (let column = Math.floor(x / step); column * step < x + width; column++) {
        this.#pixels[row * wide + column] = meanOf(source, column * step, row * step, step);
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
    this.#level = 0;
  }
}

/** The mean of a square of pixels, as a pixel; transparent pixels count only for opacity. */
function meanOf({ data, width, height }: ImageData, x: number, y: number, side: number): number {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let row = y; row < Math.min(height, y + side); row++) {
    const end = 4 * (row * width + Math.min(width, x + side));
    for (let at = 4 * (row * width + x); at < end; at += 4) {
      const a = data[at + 3] ?? 0;
      red += a * (data[at] ?? 0);
      green += a * (data[at + 1] ?? 0);
      blue += a * (data[at + 2] ?? 0);
      alpha += a;
    }
  }
  if (alpha === 0) return 0;
  const opacity = Math.round(alpha / (side * side));
  return (
    ((opacity << 24) |
      (Math.round(blue / alpha) << 16) |
      (Math.round(green / alpha) << 8) |
      Math.round(red / alpha)) >>>
    0
  );
}
