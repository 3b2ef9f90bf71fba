import { overlap } from '../scene/box.ts';
import type { CacheTile } from '../scene/cache-strip.ts';
import type { Heading, Lamp, Scene } from '../scene/scene.ts';
import { TEXT } from '../scene/text-size.ts';
import { framePath, insetBox, lessAndLess, type Pen, widthOf, wrapped, write, writeFirst } from './pen.ts';

/** Paints the titles of the strata with their notes. */
export function paintHeadings(pen: Pen, { headings, lamps }: Scene): void {
  for (const heading of headings) paintHeading(pen, heading);
  for (const lamp of lamps) paintLamp(pen, lamp);
}

function paintHeading(pen: Pen, heading: Heading): void {
  const { theme } = pen;
  const { name, title, note, box, taken } = heading;
  if (name === 'threads' && pen.sentence !== '') {
    paintSentence(pen, heading);
    return;
  }
  const base = box.y + 13;
  const style = { size: TEXT.body, face: 'sans', weight: 700 } as const;
  const words = title.toUpperCase();
  paintTitle(pen, title, box, base);
  const most = box.width - taken - widthOf(pen, words, style) - 14;
  const right = { colour: theme.dim, size: TEXT.code, face: 'mono', align: 'right' } as const;
  writeFirst(pen, lessAndLess(note), box.x + box.width, base, { ...right, most });
}

/** The sentence about the selection, in place of the note about the threads, or of their title if there is no room. */
function paintSentence(pen: Pen, { box, title }: Heading): void {
  const { theme, sentence } = pen;
  const style = { size: TEXT.body, face: 'sans', weight: 600, colour: theme.accent } as const;
  const room = box.width - widthOf(pen, title.toUpperCase(), { ...style, weight: 700 }) - 14;
  const width = widthOf(pen, sentence, style);
  const base = box.y + 13;
  if (width <= room) {
    paintTitle(pen, title, box, base);
    write(pen, sentence, box.x + box.width, base, { ...style, align: 'right' });
  } else write(pen, sentence, box.x, base, style);
}

function paintTitle(pen: Pen, title: string, { x }: Heading['box'], base: number): void {
  const colour = pen.theme.dim;
  write(pen, title.toUpperCase(), x, base, { size: TEXT.body, face: 'sans', weight: 700, colour });
}

/** A lamp: filled with a bold name while its bit is set, else a ring. */
function paintLamp(pen: Pen, { name, isLit, box }: Lamp): void {
  const { ctx, theme, k } = pen;
  const colour = isLit ? LAMP_COLOURS[name](pen) : theme.dim;
  const y = box.y + 9.2;
  ctx.beginPath();
  ctx.arc(box.x + 5, y, 3.8, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1, 1 / k);
  if (isLit) ctx.fill();
  else ctx.stroke();
  write(pen, name, box.x + 13, box.y + 13, {
    colour,
    size: TEXT.code,
    face: 'mono',
    weight: isLit ? 700 : 400,
  });
}

const LAMP_COLOURS: Readonly<Record<Lamp['name'], (pen: Pen) => string>> = {
  GROWING: ({ theme }) => theme.text,
  REAPING: ({ theme }) => theme.text,
  DEADLOCKED: ({ theme }) => theme.emergency,
  DESTROY: ({ theme }) => theme.danger,
};

/** Paints the strip of caches. */
export function paintStrip(pen: Pen, { strip, width }: Scene): void {
  const { theme } = pen;
  for (const tile of strip.tiles) if (overlap(tile.box, pen.window)) paintTile(pen, tile);
  const [first] = strip.tiles;
  if (strip.hidden === 0 || first === undefined) return;
  const style = { colour: theme.dim, size: TEXT.body, face: 'mono', align: 'right' } as const;
  write(pen, `+${strip.hidden}`, width - 14, first.box.y + 22, style);
}

function paintTile(pen: Pen, { cache, box, isFocus, inUse, parked, emergency, lit }: CacheTile): void {
  const { ctx, theme, k } = pen;
  ctx.beginPath();
  framePath(pen, insetBox(box, (isFocus ? 1 : 0.5) / k), 5);
  ctx.fillStyle = isFocus ? theme.raised : theme.panel;
  ctx.fill();
  ctx.strokeStyle = isFocus ? theme.accent : theme.line;
  ctx.lineWidth = (isFocus ? 2 : 1) / k;
  ctx.stroke();
  const name = { colour: isFocus ? theme.text : theme.dim, size: TEXT.code, face: 'mono' } as const;
  write(pen, cache.name, box.x + 8, box.y + 15, name);
  if (lit !== '') {
    const style = {
      colour: theme.emergency,
      size: TEXT.code,
      face: 'mono',
      weight: 700,
      align: 'right',
    } as const;
    write(pen, lit, box.x + box.width - 8, box.y + 15, style);
  }
  const bar = { x: box.x + 8, y: box.y + 22, width: box.width - 16, height: 6 };
  ctx.strokeStyle = theme.free;
  ctx.lineWidth = 1 / k;
  ctx.strokeRect(bar.x + 0.5 / k, bar.y + 0.5 / k, bar.width - 1 / k, bar.height - 1 / k);
  ctx.fillStyle = theme.caller;
  ctx.fillRect(bar.x, bar.y, bar.width * inUse, bar.height);
  ctx.fillStyle = theme.magazine;
  ctx.fillRect(bar.x + bar.width * inUse, bar.y + 1.5, bar.width * parked, bar.height - 3);
  ctx.fillStyle = theme.emergency;
  ctx.fillRect(bar.x + bar.width * (1 - emergency), bar.y, bar.width * emergency, bar.height);
}

/** Paints the text shown when there are no slabs. */
export function paintAbsence(pen: Pen, { absence }: Scene): void {
  if (absence === null) return;
  const { box, words } = absence;
  const { theme, ctx, k } = pen;
  const larger = Math.max(1, Math.min(MOST_LARGER, box.height / ABSENCE_ROOM));
  const line = ABSENCE_LINE * larger;
  const style = { size: TEXT.large * larger, face: 'sans' } as const;
  const lines = wrapped(pen, words, style, box.width - 24);
  const height = Math.min(50 * larger + line * lines.length, box.height);
  const y = box.y + (box.height - height) / 2;
  ctx.beginPath();
  framePath(pen, { x: box.x, y, width: box.width, height }, 6);
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1 / k;
  ctx.setLineDash([5 / k, 4 / k]);
  ctx.stroke();
  ctx.setLineDash([]);
  const first = y + height / 2 + 4 * larger - ((lines.length - 1) * line) / 2;
  for (const [i, part] of lines.entries()) {
    const base = first + i * line;
    write(pen, part, box.x + box.width / 2, base, { ...style, colour: theme.dim, align: 'center' });
  }
}

/** Height of a line of the text in place of slabs, world units. */
const ABSENCE_LINE = 18;
/** In rooms higher than this the text in place of slabs is larger, up to a factor. */
const ABSENCE_ROOM = 300;
const MOST_LARGER = 1.7;
