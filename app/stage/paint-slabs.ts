import { slabName } from '../model/names/names.ts';
import type { View } from '../model/view.ts';
import { overlap } from '../scene/box.ts';
import { detailAt, LEAST_OUTLINE, SLAB_TITLE_MOST } from '../scene/detail.ts';
import { placeOf } from '../scene/place-of.ts';
import type { Growth, Scene, SlabScene } from '../scene/scene.ts';
import { DENSE_EDGE, type SlabCard } from '../scene/slab-card.ts';
import type { SlabBlock } from '../scene/slab-layout.ts';
import { leastText, MONO_WIDTH, TEXT } from '../scene/text-size.ts';
import { LIST_NOTES, listTitle } from '../words/stage-notes.ts';
import { slabCaption } from '../words/targets.ts';
import { strokeSelected } from './object-marks.ts';
import { paintBars, paintCells } from './paint-objects.ts';
import {
  framePath,
  insetBox,
  lessAndLess,
  type Pen,
  strokeFrame,
  widthOf,
  write,
  writeFirst,
} from './pen.ts';
import type { TexturePainter } from './texture.ts';
import { cardBox, type VisibleSlab, visibleSlabs } from './visible-slabs.ts';

/** Paints the lists of slabs in the detail that the zoom allows, and the slabs being grown. */
export function paintSlabs(pen: Pen, scene: Scene, texture: TexturePainter): void {
  const { slabs, cache } = scene;
  if (slabs === null || cache === null) return;
  for (const block of slabs.blocks) paintLabel(pen, slabs, block, cache.slabObjs);
  const detail = detailAt(slabs.card, pen.k);
  if (detail === 'texture') texture.paint(pen, scene, slabs);
  else {
    const visible = visibleSlabs(pen, slabs);
    const isThere = ({ slab }: VisibleSlab): boolean => pen.motion.presence(slab, pen.now) === 1;
    paintCards(pen, scene, slabs, visible.filter(isThere), detail);
    // New slabs fade in as a whole.
    for (const one of visible) {
      if (isThere(one)) continue;
      pen.ctx.globalAlpha = pen.motion.presence(one.slab, pen.now);
      paintCards(pen, scene, slabs, [one], detail);
      pen.ctx.globalAlpha = 1;
    }
  }
  paintLeaving(pen);
  for (const growth of slabs.growth) paintGrowth(pen, growth);
  paintSelectedSlab(pen, scene, slabs);
}

function paintCards(
  pen: Pen,
  scene: Scene,
  slabs: SlabScene,
  cards: readonly VisibleSlab[],
  detail: 'bars' | 'cells',
): void {
  paintFrames(pen, scene, slabs, cards);
  if (detail === 'bars') paintBars(pen, scene, slabs, cards);
  else paintCells(pen, scene, slabs, cards);
  paintTitles(pen, scene, slabs, cards);
}

function paintLabel(pen: Pen, { isNumbered }: SlabScene, block: SlabBlock, objs: number): void {
  const { theme } = pen;
  const { x, y, width } = block.label;
  const base = y + 11;
  const style = { size: TEXT.code, face: 'mono' } as const;
  const { count } = block;
  const title = listTitle(block.name, count, isNumbered ? objs : null);
  writeFirst(pen, [title], x, base, { ...style, colour: theme.text, most: width });
  const note = LIST_NOTES[block.name];
  if (note === '' || count === 0 || isNumbered) return;
  const most = width - widthOf(pen, title, style) - 12;
  const sans = { size: TEXT.body, face: 'sans', colour: theme.dim, align: 'right', most } as const;
  writeFirst(pen, lessAndLess(note), x + width, base, sans);
}

/** How a slab is outlined. */
type Outline = 'plain' | 'empty' | 'loose' | 'complete';

function outlineOf(view: View, slab: number): Outline {
  const list = view.slabList.get(slab);
  if (list === 0) return 'loose';
  if (view.slabRef.get(slab) === 0) return 'empty';
  return list === COMPLETE ? 'complete' : 'plain';
}

/**
 * The outlines: solid green for a complete slab, dashed for an empty one, dotted for one on no list, thin for others.
 */
function paintFrames(pen: Pen, { view }: Scene, slabs: SlabScene, visible: readonly VisibleSlab[]): void {
  const { ctx, theme, k } = pen;
  const { isDense, frame, cell } = slabs.card;
  const radius = isDense ? 0 : 4;
  const inset = isDense ? -frame : 0.5 / k;
  const kinds: Record<Outline, VisibleSlab[]> = { plain: [], empty: [], loose: [], complete: [] };
  for (const one of visible) kinds[outlineOf(view, one.slab)].push(one);
  ctx.fillStyle = theme.panel;
  const paintKind = (kind: Outline, colour: string, width: number, dash: readonly number[]): void => {
    if (kinds[kind].length === 0) return;
    ctx.beginPath();
    for (const one of kinds[kind]) framePath(pen, insetBox(cardBox(slabs, one), inset), radius);
    ctx.fill();
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash(dash.map((length) => length / k));
    ctx.stroke();
  };
  paintKind('plain', theme.line, 1 / k, []);
  paintKind('empty', theme.dim, 1 / k, [4, 3]);
  paintKind('loose', theme.text, 1 / k, [1, 2.5]);
  // Around small objects the edge is thin, so their own colour stays visible.
  paintKind('complete', theme.complete, isDense ? Math.min(1.5 / k, 0.15 * cell) : 1.5 / k, []);
  ctx.setLineDash([]);
}

/** Names and counts where there is room: in the card, or between the cards of a dense grid. */
function paintTitles(pen: Pen, scene: Scene, slabs: SlabScene, visible: readonly VisibleSlab[]): void {
  const { view, cache } = scene;
  const { card, objs } = slabs;
  const size = Math.min(
    card.isDense ? denseTitle(view, slabs, visible) : card.title.size,
    (SLAB_TITLE_MOST * pen.home) / pen.k,
  );
  if (size * pen.k < leastText(pen.home)) return;
  const { theme } = pen;
  const { inset } = card.title;
  const style = { size, face: 'mono' } as const;
  for (const { slab, x, y } of visible) {
    const base = card.isDense ? denseBase(card, y, size) : y + card.top - Math.min(4.5, 7 / pen.k);
    write(pen, slabName(view, slab), x + inset, base, { ...style, colour: theme.text });
    const colour = view.slabList.get(slab) === COMPLETE ? theme.complete : theme.dim;
    const right = x + card.width - inset;
    write(pen, `${view.slabRef.get(slab)}/${objs}`, right, base, { ...style, colour, align: 'right' });
    if (!card.isDense && cache !== null)
      paintCaption(pen, scene, slab, { x: x + inset, y, base: base - size });
  }
}

/** The font size at which a title fits between dense cards, with some room between name and count. */
function denseTitle(view: View, { card, objs }: SlabScene, visible: readonly VisibleSlab[]): number {
  const { cell, width } = card;
  const number = visible.reduce((most, { slab }) => Math.max(most, view.slabNumber.get(slab)), 0);
  const longest = String(number).length + 2 * String(objs).length + 3;
  return Math.min((0.78 * DENSE_EDGE * cell) / CAPITALS, width / (MONO_WIDTH * longest));
}

/** The baseline of a title in the middle between the frames of dense cards. */
function denseBase({ cell, frame }: SlabCard, y: number, size: number): number {
  return y - frame - (DENSE_EDGE * cell - CAPITALS * size) / 2;
}

/** The height of capitals, relative to the font size, with a little room. */
const CAPITALS = 0.74;

/** Line height above a title, in CSS pixels of a page that is not magnified. */
const CAPTION_LINE = 15;

/** Writes the caption lines that fit between the edge of a card and its title, from the title upwards. */
function paintCaption(
  pen: Pen,
  { view, cache, slabs }: Scene,
  slab: number,
  { x, y, base }: { readonly x: number; readonly y: number; readonly base: number },
): void {
  const line = (CAPTION_LINE * pen.home) / pen.k;
  const rows = Math.floor((base - y) / line);
  if (rows < 1 || cache === null || slabs === null) return;
  const most = slabs.card.width - 2 * slabs.card.title.inset;
  const style = { size: (TEXT.body * pen.home) / pen.k, face: 'mono', colour: pen.theme.dim, most } as const;
  for (const [i, words] of slabCaption(view, cache, slab).slice(0, rows).entries())
    write(pen, words, x, base - i * line - line / 4, style);
}

/** Number of skc_complete_list in the view. */
const COMPLETE = -2;

/** Freed slabs fade away. */
function paintLeaving(pen: Pen): void {
  const { ctx, theme, motion, now, k } = pen;
  for (const { box, start } of motion.leaving) {
    const t = Math.min(1, (now - start) / 200);
    ctx.globalAlpha = 1 - t;
    ctx.beginPath();
    framePath(pen, insetBox(box, 0.5 / k), 4);
    ctx.strokeStyle = theme.dim;
    ctx.lineWidth = 1 / k;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
}

function paintGrowth(pen: Pen, { box, lines }: Growth): void {
  const { theme, window } = pen;
  if (!overlap(box, window)) return;
  strokeFrame(pen, box, theme.text, 1.2, [5, 4]);
  const rows = Math.max(1, Math.min(lines.length, Math.floor((box.height - 4) / GROWTH_LINE)));
  const shown = [...lines.slice(0, rows - 1), lines.slice(rows - 1).join(' · ')];
  const first = box.y + (box.height - shown.length * GROWTH_LINE) / 2 + 10.5;
  for (const [i, line] of shown.entries()) {
    const colour = i === 0 ? theme.text : theme.dim;
    const style = { colour, size: TEXT.body, face: 'sans', most: box.width - 14 } as const;
    writeFirst(pen, lessAndLess(line), box.x + 8, first + i * GROWTH_LINE, style);
  }
}

/** Line height in a slab being grown, world units. */
const GROWTH_LINE = 13.5;

function paintSelectedSlab(pen: Pen, scene: Scene, slabs: SlabScene): void {
  const { selection, motion, now } = pen;
  if (selection?.kind !== 'slab') return;
  const place = placeOf(scene, selection.slot);
  if (place === null) return;
  const { x, y, width, height } = cardBox(slabs, motion.cornerOf(selection.slot, place, now));
  const least = LEAST_OUTLINE / pen.k;
  strokeSelected(pen, { x, y, width: Math.max(width, least), height: Math.max(height, least) });
}
