import type { Links } from '../model/links/links.ts';
import type { Highlight } from '../model/selection.ts';
import type { Box } from '../scene/box.ts';
import type { Motion } from '../scene/motion.ts';
import type { Eye } from '../scene/open-sheet.ts';
import type { Picked } from '../scene/target.ts';
import { leastText, MONO_WIDTH } from '../scene/text-size.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';

/** What painting needs besides the scene. The context is scaled so that it takes world units. */
export interface Pen extends Eye {
  readonly ctx: Surface;
  readonly theme: Theme;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Time of the page's clock, ms. */
  readonly now: number;
  readonly motion: Motion;
  readonly selection: Picked;
  readonly highlight: Highlight;
  /** What belongs to the thing under the pointer or selected. */
  readonly links: Links | null;
  /** What belongs to the selected thing, in a sentence; '' for none. */
  readonly sentence: string;
}

/** The style of a text. Lengths in world units. */
export interface TextStyle {
  readonly colour: string;
  readonly size: number;
  readonly face: 'sans' | 'mono';
  readonly weight?: 400 | 600 | 700;
  readonly align?: 'left' | 'right' | 'center';
  /** The text is shortened to this width if necessary. */
  readonly most?: number;
}

/** The largest text on the screen, in CSS pixels, at any zoom. */
const LARGEST = 20;
/** The largest corner radius on the screen, in CSS pixels. */
const ROUNDEST = 8;

/** Writes a text on its baseline. */
export function write(pen: Pen, text: string, x: number, y: number, style: TextStyle): void {
  const { ctx, k, window } = pen;
  const { colour, align = 'left', most } = style;
  const size = sizeOnScreen(pen, style.size);
  if (y < window.y || y - size / k > window.y + window.height) return;
  const shown = most === undefined ? text : shortened(pen, text, style, size, most * k);
  if (shown === '') return;
  setFont(pen, style, size);
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  if (k === 1) {
    ctx.fillText(shown, x, y);
    return;
  }
  onScreen(pen, () => ctx.fillText(shown, (x - window.x) * k, (y - window.y) * k));
}

/**
 * Writes the first of several texts, longest first, that fits a width; nothing if none does. Returns the width that was
 * taken. Names and numbers are never cut: half of one would be a different one.
 */
export function writeFirst(
  pen: Pen,
  texts: readonly string[],
  x: number,
  y: number,
  { most, ...style }: TextStyle & { readonly most: number },
): number {
  const text = texts.find((one) => widthOf(pen, one, style) <= most) ?? '';
  write(pen, text, x, y, style);
  return text === '' ? 0 : widthOf(pen, text, style);
}

/** Shorter and shorter versions of a text, dropping the last part between “ · ” each time. */
export function lessAndLess(text: string): readonly string[] {
  const parts = text.split(' · ');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join(' · '));
}

/** Words in lines of at most a width. */
export function wrapped(
  pen: Pen,
  text: string,
  style: Pick<TextStyle, 'size' | 'face' | 'weight'>,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(pen, longer, style) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** The width of a text in world units. */
export function widthOf(pen: Pen, text: string, style: Pick<TextStyle, 'size' | 'face' | 'weight'>): number {
  return widthOnScreen(pen, text, style, sizeOnScreen(pen, style.size)) / pen.k;
}

/**
 * The font size in CSS pixels, in steps of a half while zoomed: the first glyph of a new size costs as much as all
 * others, and zooming would need a new size in each frame.
 */
function sizeOnScreen({ k, home }: Pen, size: number): number {
  if (k === 1) return size;
  const wanted = Math.round(2 * Math.min(size * k, LARGEST)) / 2;
  return home > 1 ? Math.max(leastText(home), wanted) : wanted;
}

/** Draws with a context that takes CSS pixels. */
function onScreen({ ctx, k, ratio, window }: Pen, draw: () => void): void {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw();
  const scale = ratio * k;
  ctx.setTransform(scale, 0, 0, scale, -window.x * scale, -window.y * scale);
}

/** The path of a rectangle with round corners, or a plain one if the corners would be invisible. */
export function framePath({ ctx, k }: Pen, { x, y, width, height }: Box, radius: number): void {
  if (radius * k < 1) ctx.rect(x, y, width, height);
  else ctx.roundRect(x, y, width, height, Math.min(radius, ROUNDEST / k));
}

/** Strokes a frame inside a box, `width` CSS pixels wide at any zoom. */
export function strokeFrame(
  pen: Pen,
  box: Box,
  colour: string,
  width: number,
  dash: readonly number[],
): void {
  const { ctx, k } = pen;
  const half = width / 2 / k;
  ctx.beginPath();
  framePath(pen, insetBox(box, half), 5);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width / k;
  ctx.setLineDash(dash.map((length) => length / k));
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A box smaller by `by` on all sides; larger for a negative number. */
export function insetBox({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: Math.max(0, width - 2 * by), height: Math.max(0, height - 2 * by) };
}

type Face = Pick<TextStyle, 'face' | 'weight'>;

const fonts = new WeakMap<Surface, string>();

/** Setting ctx.font is slow even when unchanged, so skip it. */
function setFont({ ctx, theme }: Pen, { face, weight = 400 }: Face, size: number): void {
  const font = `${weight} ${size}px ${face === 'mono' ? theme.mono : theme.sans}`;
  if (fonts.get(ctx) === font) return;
  ctx.font = font;
  fonts.set(ctx, font);
}

/** Forgets the font that was set: call it after the context was reset or fonts were loaded. */
export function forgetFont(ctx: Surface): void {
  fonts.delete(ctx);
  widths.clear();
}

/** The widths of texts at a font size of 1, by font and text. */
const widths = new Map<string, number>();
const MOST_WIDTHS = 4000;

/**
 * The width of a text in CSS pixels. It is proportional to the font size, so a text is measured only once: a zoom would
 * otherwise measure all texts in each frame.
 */
function widthOnScreen(pen: Pen, text: string, style: Face, size: number): number {
  const { face, weight = 400 } = style;
  if (face === 'mono') return text.length * size * MONO_WIDTH;
  const key = `${weight} ${pen.theme.sans} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known * size;
  if (widths.size > MOST_WIDTHS) widths.clear();
  setFont(pen, style, size);
  const { width } = pen.ctx.measureText(text);
  widths.set(key, width / size);
  return width;
}

function shortened(pen: Pen, text: string, style: Face, size: number, most: number): string {
  const width = widthOnScreen(pen, text, style, size);
  if (width <= most) return text;
  const fitting = Math.floor((text.length * most) / width) - 1;
  return fitting < 2 ? '' : `${text.slice(0, fitting)}…`;
}
