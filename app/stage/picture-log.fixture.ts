import type { Box } from '../scene/box.ts';
import { MONO_WIDTH } from '../scene/text-size.ts';
import { sansWidth } from './sans-widths.fixture.ts';

/** A text that was drawn. Lengths in CSS pixels of the canvas. */
interface DrawnText {
  readonly text: string;
  readonly size: number;
  /** From the tops of capitals to the baseline. */
  readonly box: Box;
}

/** What was drawn: texts, and the bounds of filled and stroked shapes. */
export interface PictureLog {
  readonly ctx: CanvasRenderingContext2D;
  readonly texts: DrawnText[];
  readonly shapes: Box[];
}

/** The height of capitals, relative to the font size. */
const CAPITALS = 0.68;

interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

interface Font {
  readonly size: number;
  readonly weight: number;
  readonly isMono: boolean;
}

function fontOf(css: string): Font {
  const [, weight = '400', size = '10', face = ''] = /^(\d+) ([\d.]+)px (.*)$/.exec(css) ?? [];
  return { size: Number(size), weight: Number(weight), isMono: face === 'mono' };
}

function textWidth(css: string, text: string): number {
  const { size, weight, isMono } = fontOf(css);
  return isMono ? text.length * size * MONO_WIDTH : size * sansWidth(text, weight);
}

/** A 2D context for tests that draws nothing and records where texts and shapes are. */
export function pictureLog(): PictureLog {
  const texts: DrawnText[] = [];
  const shapes: Box[] = [];
  const state: Record<string, unknown> = { font: '400 10px sans', textAlign: 'left' };
  let at: Transform = { k: 1, x: 0, y: 0 };
  let path: Box[] = [];
  let points: [number, number][] = [];
  const placed = ({ x, y, width, height }: Box): Box => {
    const { k } = at;
    return { x: x * k + at.x, y: y * k + at.y, width: width * k, height: height * k };
  };
  const add = (x: number, y: number, width: number, height: number): void => {
    path.push(placed({ x, y, width, height }));
  };
  const calls: Readonly<Record<string, (...args: never[]) => unknown>> = {
    beginPath: () => {
      path = [];
      points = [];
    },
    rect: add,
    roundRect: add,
    arc: (x: number, y: number, r: number) => add(x - r, y - r, 2 * r, 2 * r),
    moveTo: (x: number, y: number) => {
      points = [[x, y]];
    },
    lineTo: (x: number, y: number) => points.push([x, y]),
    closePath: () => {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      add(x, y, Math.max(...xs) - x, Math.max(...ys) - y);
    },
    fill: () => shapes.push(...path),
    stroke: () => shapes.push(...path),
    fillRect: (x: number, y: number, width: number, height: number) =>
      shapes.push(placed({ x, y, width, height })),
    strokeRect: (x: number, y: number, width: number, height: number) =>
      shapes.push(placed({ x, y, width, height })),
    setTransform: (k: number, _b: number, _c: number, _d: number, x: number, y: number) => {
      at = { k, x, y };
    },
    measureText: (text: string) => ({ width: textWidth(String(state['font']), text) }),
    fillText: (text: string, x: number, y: number) => {
      const { size } = fontOf(String(state['font']));
      const width = textWidth(String(state['font']), text);
      const align = state['textAlign'];
      const left = align === 'right' ? x - width : align === 'center' ? x - width / 2 : x;
      const box = placed({ x: left, y: y - CAPITALS * size, width, height: CAPITALS * size });
      texts.push({ text, size: size * at.k, box });
    },
  };
  const target = new Proxy(state, {
    get: (_, name) => calls[String(name)] ?? (() => undefined),
    set: (_, name, value) => {
      state[String(name)] = value;
      return true;
    },
  });
  // The painting code uses only what is recorded here or has no effect.
  return { ctx: target as unknown as CanvasRenderingContext2D, texts, shapes };
}

/** How far things may overlap, in CSS pixels: antialiasing hides it. */
const TOLERANCE = 0.75;

/**
 * What is wrong with the texts of a picture: too small, cut, over the edge of a shape, over another text, or outside.
 */
export function faultyTexts(
  { texts, shapes }: Pick<PictureLog, 'texts' | 'shapes'>,
  room: Box,
  leastSize: number,
): readonly string[] {
  const grid = new Buckets(texts);
  const own = texts.flatMap((one) => [...ownFaults(one, room, leastSize), ...overlapsOf(one, grid)]);
  const crossed = shapes.flatMap((shape) => crossedBy(shape, grid));
  return [...new Set([...own, ...crossed])];
}

function ownFaults({ text, size, box }: DrawnText, room: Box, leastSize: number): string[] {
  const faults: string[] = [];
  if (size < leastSize) faults.push(`“${text}” is ${size.toFixed(1)} px high`);
  if (text.endsWith('…')) faults.push(`“${text}” is cut`);
  if (!isInside(box, room)) faults.push(`“${text}” leaves the stage`);
  return faults;
}

function overlapsOf({ text, box }: DrawnText, grid: Buckets): string[] {
  const over = [...grid.near(box)].filter(
    (other) => other.box !== box && other.text >= text && overlaps(box, other.box),
  );
  return over.map((other) => `“${text}” and “${other.text}” overlap`);
}

function crossedBy(shape: Box, grid: Buckets): string[] {
  const crossed = [...grid.near(shape)].filter(({ box }) => overlaps(box, shape) && !isInside(box, shape));
  return crossed.map(({ text }) => `“${text}” crosses an edge`);
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.x + TOLERANCE < b.x + b.width &&
    b.x + TOLERANCE < a.x + a.width &&
    a.y + TOLERANCE < b.y + b.height &&
    b.y + TOLERANCE < a.y + a.height
  );
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - TOLERANCE &&
    inner.y >= outer.y - TOLERANCE &&
    inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
    inner.y + inner.height <= outer.y + outer.height + TOLERANCE
  );
}

/** Texts by their line on the canvas, to compare only neighbours. */
class Buckets {
  static readonly #HEIGHT = 32;
  readonly #rows = new Map<number, DrawnText[]>();

  constructor(texts: readonly DrawnText[]) {
    for (const one of texts) {
      for (const row of Buckets.#rowsOf(one.box)) {
        const list = this.#rows.get(row);
        if (list === undefined) this.#rows.set(row, [one]);
        else list.push(one);
      }
    }
  }

  near(box: Box): ReadonlySet<DrawnText> {
    const found = new Set<DrawnText>();
    for (const row of Buckets.#rowsOf(box)) for (const one of this.#rows.get(row) ?? []) found.add(one);
    return found;
  }

  static #rowsOf({ y, height }: Box): number[] {
    const first = Math.floor(y / Buckets.#HEIGHT);
    const last = Math.floor((y + height) / Buckets.#HEIGHT);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  }
}
