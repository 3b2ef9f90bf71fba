/**
 * A smaller copy of a picture, each pixel the mean of those under it. The browser could do so whenever the picture is
 * drawn small, but for all of it each time; here only what changed is made anew.
 */
export class Mipmap {
  readonly canvas: HTMLCanvasElement = document.createElement('canvas');
  #level = 0;

  /** Makes the copy anew if it is not of this level: smaller by 2 to the power of `level`. */
  ensure(source: HTMLCanvasElement, level: number): void {
    if (this.#level === level) return;
    this.#level = level;
    this.canvas.width = Math.ceil(source.width / 2 ** level);
    this.canvas.height = Math.ceil(source.height / 2 ** level);
    this.patch(source, 0, 0, source.width, source.height);
  }

  /** Takes over a part of the picture, in its pixels. */
  patch(source: HTMLCanvasElement, x: number, y: number, width: number, height: number): void {
    const context = this.canvas.getContext('2d');
    if (this.#level === 0 || context === null) return;
    const step = 2 ** this.#level;
    const [left, top] = [Math.floor(x / step), Math.floor(y / step)];
    const [right, bottom] = [Math.ceil((x + width) / step), Math.ceil((y + height) / step)];
    const [wide, high] = [right - left, bottom - top];
    context.imageSmoothingQuality = 'medium';
    context.clearRect(left, top, wide, high);
    context.drawImage(source, left * step, top * step, wide * step, high * step, left, top, wide, high);
  }

  /** Forgets the copy. */
  clear(): void {
    this.#level = 0;
  }
}
