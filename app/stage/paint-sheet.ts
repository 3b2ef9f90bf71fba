import { objectName } from '../model/names/names.ts';
import type { CacheView } from '../model/plain-view.ts';
import { PLACE, type View } from '../model/view.ts';
import type { Box } from '../scene/box.ts';
import type { ByteRun } from '../scene/slab-bytes.ts';
import type { SheetPart, SlabSheet } from '../scene/slab-sheet.ts';
import { TEXT } from '../scene/text-size.ts';
import { formatCount } from '../words/numbers.ts';
import { whereabouts } from '../words/places.ts';
import { PART_LABELS, sheetTitle } from '../words/targets.ts';
import { notchedPath, strokeSelected } from './object-marks.ts';
import { framePath, insetBox, lessAndLess, type Pen, widthOf, writeFirst } from './pen.ts';
import type { Theme } from './theme.ts';

/** Paints every byte of a slab: header, objects, padding, trailers and unused bytes, each with its label. */
export function paintSheet(pen: Pen, view: View, cache: CacheView, sheet: SlabSheet): void {
  const { ctx, theme, k, selection } = pen;
  const { slab, box, title, parts, scale } = sheet;
  ctx.beginPath();
  framePath(pen, box, 6);
  ctx.fillStyle = theme.panel;
  ctx.fill();
  ctx.strokeStyle = view.slabList.get(slab) === COMPLETE ? theme.complete : theme.dim;
  ctx.lineWidth = 1.5 / k;
  ctx.stroke();
  if (selection?.kind === 'slab' && selection.slot === slab) strokeSelected(pen, insetBox(box, 3 / k));
  const step = k / pen.home;
  writeFirst(pen, lessAndLess(sheetTitle(view, cache, slab)), title.x, title.y + 12 / step, {
    colour: theme.text,
    size: TEXT.name / step,
    face: 'mono',
    most: title.width,
  });
  for (const part of parts) paintPart(pen, view, slab, part);
  for (const part of scale) paintFill(pen, view, slab, { ...part, box: atLeast(part.box, 1 / k) });
}

/** Number of skc_complete_list in the view. */
const COMPLETE = -2;

/** Even a few bytes stay visible. */
function atLeast(box: Box, width: number): Box {
  return box.width >= width ? box : { ...box, width };
}

function paintPart(pen: Pen, view: View, slab: number, part: SheetPart): void {
  const { selection } = pen;
  paintFill(pen, view, slab, part);
  const obj = part.run.i < 0 ? -1 : view.slabFirst.get(slab) + part.run.i;
  if (part.run.part === 'object' && selection?.kind === 'object' && selection.slot === obj)
    strokeSelected(pen, part.box);
  paintLabel(pen, view, obj, part);
}

/** A part's mark: objects by their state, header and trailer filled, the rest hollow. */
function paintFill(pen: Pen, view: View, slab: number, { run, box }: SheetPart): void {
  const { ctx, theme, k } = pen;
  const state = stateOf(view, slab, run);
  ctx.beginPath();
  if (state === 'magazine') notchedPath(ctx, box);
  else ctx.rect(box.x, box.y, box.width, box.height);
  const fills = {
    used: theme.caller,
    magazine: theme.magazine,
    header: theme.raised,
    trailer: theme.raised,
    free: null,
    padding: null,
    waste: null,
  };
  const fill = fills[state];
  if (fill !== null) {
    ctx.fillStyle = fill;
    ctx.fill();
    if (state === 'used' || state === 'magazine') return;
  }
  ctx.strokeStyle = state === 'free' ? theme.free : state === 'padding' ? theme.line : theme.dim;
  ctx.lineWidth = 1 / k;
  ctx.setLineDash(state === 'waste' ? [4 / k, 3 / k] : []);
  ctx.stroke();
  ctx.setLineDash([]);
}

function stateOf(view: View, slab: number, { part, i }: ByteRun) {
  if (part !== 'object') return part;
  const place = view.objPlace.get(view.slabFirst.get(slab) + i);
  if (place === PLACE.magazine) return 'magazine';
  return place === PLACE.slab ? 'free' : 'used';
}

/** Text in a part: from its edges, and for each line, in CSS pixels of a page that is not magnified. */
const INSET = 5;
const LINE = 13;

/** The colour of a text on the mark of an object. */
function objectText(theme: Theme, place: number): string {
  if (place === PLACE.slab) return theme.text;
  return place === PLACE.magazine ? theme.onMagazine : theme.bg;
}

/** The label of a part: what it is, its size, and where an object is, in as many lines as fit. */
function paintLabel(pen: Pen, view: View, obj: number, { run, box }: SheetPart): void {
  const { theme } = pen;
  const k = pen.k / pen.home;
  const isObject = run.part === 'object';
  const size = `${formatCount(run.to - run.from)} B`;
  const name = isObject ? objectName(view, obj) : PART_LABELS[run.part];
  const most = box.width - (2 * INSET) / k;
  const style = { size: TEXT.code / k, face: 'mono' } as const;
  const where = isObject ? whereabouts(view, obj) : '';
  const lines =
    isObject && widthOf(pen, where, style) <= most
      ? [[`${name} · ${size}`, name], [where]]
      : [[name], [size]];
  const rows = Math.floor((box.height * k - 4) / LINE);
  const colour = isObject ? objectText(theme, view.objPlace.get(obj)) : theme.dim;
  const first = box.y + (box.height - (Math.min(rows, lines.length) * LINE) / k) / 2 + 10 / k;
  for (const [i, texts] of lines.slice(0, rows).entries()) {
    writeFirst(pen, texts, box.x + INSET / k, first + (i * LINE) / k, { ...style, colour, most });
  }
}
