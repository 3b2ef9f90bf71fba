import type { Box } from '../scene/box.ts';
import type { Motion } from '../scene/motion.ts';
import type { Picked } from '../scene/target.ts';
import type { Theme } from './theme.ts';

/** What painting needs besides the scene. The context is scaled so that it takes world units. */
export interface Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly theme: Theme;
  /** CSS pixels in a world unit. */
  readonly k: number;
  /** What of the world is on the screen. */
  readonly window: Box;
  /** Time of the page's clock, ms. */
  readonly now: number;
  readonly motion: Motion;
  readonly selection: Picked;
}

/** How a text is set. Sizes in world units. */
export interface TextStyle {
  readonly colour: string;
  readonly size: number;
  readonly face: 'sans' | 'mono';
  readonly weight?: 400 | 600 | 700;
  readonly align?: 'left' | 'right' | 'center';
  /** The text is shortened to this width. */
  readonly most?: number;
}

/** No text is larger on the screen, in CSS pixels, however close we look. */
const LARGEST = 20;
/** No corner is rounder on the screen, in CSS pixels. */
const ROUNDEST = 8;
/** Width of a character of the mono face, in its size. */
const MONO_WIDTH = 0.6;

/** Writes a text on its baseline. */
export function write({ ctx, theme, k }: Pen, text: string, x: number, y: number, style: TextStyle): void {
  const { colour, face, weight = 400, align = 'left', most } = style;
  const size = Math.min(style.size, LARGEST / k);
  setFont(ctx, `${weight} ${size}px ${face === 'mono' ? theme.mono : theme.sans}`);
  const shown = most === undefined ? text : shortened(ctx, text, size, face, most);
  if (shown === '') return;
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.fillText(shown, x, y);
}

/** The width of a text in world units. */
export function widthOf(
  { ctx, theme, k }: Pen,
  text: string,
  { size: wanted, face, weight = 400 }: Pick<TextStyle, 'size' | 'face' | 'weight'>,
): number {
  const size = Math.min(wanted, LARGEST / k);
  if (face === 'mono') return text.length * size * MONO_WIDTH;
  setFont(ctx, `${weight} ${size}px ${theme.sans}`);
  return measured(ctx, text);
}

/** The path of a rectangle with round corners, or a plain one where nobody would see them. */
export function framePath({ ctx, k }: Pen, { x, y, width, height }: Box, radius: number): void {
  if (radius * k < 1) ctx.rect(x, y, width, height);
  else ctx.roundRect(x, y, width, height, Math.min(radius, ROUNDEST / k));
}

/** Draws a frame around the inside of a box, `width` CSS pixels wide whatever the zoom. */
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

const fonts = new WeakMap<CanvasRenderingContext2D, string>();

/** To set a font costs more than to write a word, even if it is the same. */
function setFont(ctx: CanvasRenderingContext2D, font: string): void {
  if (fonts.get(ctx) === font) return;
  ctx.font = font;
  fonts.set(ctx, font);
}

/** Forgets which font is set: to be called when the context was reset, or when fonts have loaded. */
export function forgetFont(ctx: CanvasRenderingContext2D): void {
  fonts.delete(ctx);
  widths.clear();
}

const widths = new Map<string, number>();
const MOST_WIDTHS = 4000;

function measured(ctx: CanvasRenderingContext2D, text: string): number {
  const key = `${fonts.get(ctx)} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > MOST_WIDTHS) widths.clear();
  const { width } = ctx.measureText(text);
  widths.set(key, width);
  return width;
}

function shortened(
  ctx: CanvasRenderingContext2D,
  text: string,
  size: number,
  face: 'sans' | 'mono',
  most: number,
): string {
  const width = face === 'mono' ? text.length * size * MONO_WIDTH : measured(ctx, text);
  if (width <= most) return text;
  const fitting = Math.floor((text.length * most) / width) - 1;
  return fitting < 2 ? '' : `${text.slice(0, fitting)}…`;
}
