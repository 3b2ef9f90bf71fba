import type { Surface } from '../../stage/surface.ts';
import { svgElement } from './svg-element.ts';

/** How texts are anchored in SVG. */
const ANCHORS: Partial<Readonly<Record<CanvasTextAlign, string>>> = { center: 'middle', right: 'end' };
const FULL = 2 * Math.PI;

/** Builds an SVG picture of what is drawn. Transforms may scale and move, not turn. */
export class SvgSurface implements Surface {
  readonly canvas: { readonly width: number; readonly height: number };
  readonly svg: SVGElement;
  fillStyle: Surface['fillStyle'] = '#000';
  strokeStyle: Surface['strokeStyle'] = '#000';
  globalAlpha = 1;
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'left';
  imageSmoothingEnabled = true;
  /** Measures texts as the canvas does. */
  readonly #ruler: CanvasRenderingContext2D | null = document.createElement('canvas').getContext('2d');
  #scale = 1;
  #left = 0;
  #top = 0;
  #dash: readonly number[] = [];
  #path: string[] = [];

  /** Width and height in CSS pixels. */
  constructor(width: number, height: number) {
    this.canvas = { width, height };
    this.svg = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  }

  setTransform(a: number, _b: number, _c: number, _d: number, e: number, f: number): void {
    [this.#scale, this.#left, this.#top] = [a, e, f];
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  beginPath(): void {
    this.#path = [];
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${this.#at(x, y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`${this.#path.length === 0 ? 'M' : 'L'}${this.#at(x, y)}`);
  }

  closePath(): void {
    this.#path.push('Z');
  }

  rect(x: number, y: number, width: number, height: number): void {
    const [w, h] = [this.#long(width), this.#long(height)];
    this.#path.push(`M${this.#at(x, y)}h${w}v${h}h${-w}Z`);
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2);
    const [w, h, round] = [this.#long(width - 2 * r), this.#long(height - 2 * r), this.#long(r)];
    const turn = (dx: number, dy: number): string => `a${round} ${round} 0 0 1 ${dx} ${dy}`;
    this.#path.push(
      `M${this.#at(x + r, y)}h${w}${turn(round, round)}v${h}${turn(-round, round)}`,
      `h${-w}${turn(-round, -round)}v${-h}${turn(round, -round)}Z`,
    );
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const point = (angle: number): string =>
      this.#at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    const r = this.#long(radius);
    const arcTo = (angle: number, isLarge: boolean): string =>
      `A${r} ${r} 0 ${isLarge ? 1 : 0} 1 ${point(angle)}`;
    const start = `${this.#path.length === 0 || to - from >= FULL ? 'M' : 'L'}${point(from)}`;
    if (to - from >= FULL) this.#path.push(start, arcTo(from + FULL / 2, false), arcTo(from, false), 'Z');
    else this.#path.push(start, arcTo(to, to - from > FULL / 2));
  }

  fill(): void {
    this.#add('path', { d: this.#path.join(''), ...this.#filled() });
  }

  stroke(): void {
    this.#add('path', { d: this.#path.join(''), ...this.#stroked() });
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#add('rect', { ...this.#box(x, y, width, height), ...this.#filled() });
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#add('rect', { ...this.#box(x, y, width, height), ...this.#stroked() });
  }

  fillText(text: string, x: number, y: number): void {
    const [, weight = '400', size = '10', family = ''] = /^(\d+) ([\d.]+)px (.*)$/.exec(this.font) ?? [];
    const { x: left, y: base } = this.#box(x, y, 0, 0);
    const element = this.#add('text', {
      x: left,
      y: base,
      'font-family': family,
      'font-size': this.#long(Number(size)),
      'font-weight': weight,
      'text-anchor': ANCHORS[this.textAlign] ?? 'start',
      // The viewer may lack the font: a replacement must not take more room.
      textLength: this.#long(this.measureText(text).width),
      lengthAdjust: 'spacingAndGlyphs',
      ...this.#filled(),
    });
    element.textContent = text;
  }

  measureText(text: string): { readonly width: number } {
    if (this.#ruler === null) return { width: 0 };
    this.#ruler.font = this.font;
    return this.#ruler.measureText(text);
  }

  drawImage(image: HTMLCanvasElement, ...places: readonly number[]): void {
    const [x = 0, y = 0, width = 0, height = 0] = places.slice(-4);
    const [fromX = 0, fromY = 0, fromWidth = image.width, fromHeight = image.height] =
      places.length > 4 ? places : [];
    const part = document.createElement('canvas');
    [part.width, part.height] = [fromWidth, fromHeight];
    part.getContext('2d')?.drawImage(image, -fromX, -fromY);
    this.#add('image', {
      ...this.#box(x, y, width, height),
      href: part.toDataURL('image/png'),
      preserveAspectRatio: 'none',
      'image-rendering': this.imageSmoothingEnabled ? 'auto' : 'pixelated',
    });
  }

  #add(name: 'path' | 'rect' | 'text' | 'image', attributes: Attributes): SVGElement {
    const element = svgElement(name, attributes);
    this.svg.append(element);
    return element;
  }

  #filled(): Attributes {
    return { fill: String(this.fillStyle), 'fill-opacity': this.globalAlpha };
  }

  #stroked(): Attributes {
    const dash = this.#dash.map((length) => this.#long(length)).join(' ');
    return {
      fill: 'none',
      stroke: String(this.strokeStyle),
      'stroke-opacity': this.globalAlpha,
      'stroke-width': this.#long(this.lineWidth),
      'stroke-linejoin': this.lineJoin,
      ...(dash === '' ? {} : { 'stroke-dasharray': dash }),
    };
  }

  #box(
    x: number,
    y: number,
    width: number,
    height: number,
  ): Readonly<Record<'x' | 'y' | 'width' | 'height', number>> {
    return {
      x: rounded(x * this.#scale + this.#left),
      y: rounded(y * this.#scale + this.#top),
      width: this.#long(width),
      height: this.#long(height),
    };
  }

  #at(x: number, y: number): string {
    const box = this.#box(x, y, 0, 0);
    return `${box.x} ${box.y}`;
  }

  #long(length: number): number {
    return rounded(length * this.#scale);
  }
}

type Attributes = Readonly<Record<string, string | number>>;

/** Rounds to hundredths of a pixel, too fine to see. */
function rounded(length: number): number {
  return Math.round(100 * length) / 100;
}
