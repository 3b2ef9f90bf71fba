import { objectName } from '../model/names/names.ts';
import type { CacheView } from '../model/plain-view.ts';
import { PLACE } from '../model/view.ts';
import { DRAWN_FROM } from '../scene/detail.ts';
import type { Scene, SlabScene } from '../scene/scene.ts';
import { type ByteRun, byteBoxes, byteRuns } from '../scene/slab-bytes.ts';
import { TEXT } from '../scene/text-size.ts';
import { formatCount } from '../words/numbers.ts';
import { PART_WORDS } from '../words/targets.ts';
import { notchedPath, strokeSelected } from './object-marks.ts';
import { insetBox, type Pen, write } from './pen.ts';
import type { VisibleSlab } from './visible-slabs.ts';

/** Paints every byte of a slab to scale: header, objects, padding, spl_kmem_obj_t, waste. */
export function paintBytes(
  pen: Pen,
  scene: Scene,
  cache: CacheView,
  slabs: SlabScene,
  one: VisibleSlab,
): void {
  for (const run of byteRuns(cache)) {
    const boxes = byteBoxes(cache, slabs.card, one, run);
    for (const box of boxes) paintRun(pen, scene, one.slab, run, box);
    const [first] = boxes;
    if (first !== undefined) paintWords(pen, scene, one.slab, run, first);
  }
}

type RunBox = ReturnType<typeof byteBoxes>[number];

function paintRun(pen: Pen, { view }: Scene, slab: number, { part, i }: ByteRun, box: RunBox): void {
  const { ctx, theme, k, selection } = pen;
  ctx.beginPath();
  // Even a few bytes stay visible.
  ctx.rect(box.x, box.y, Math.max(box.width, 1.5 / k), box.height);
  if (part === 'object') {
    const obj = view.slabFirst.get(slab) + i;
    paintObject(pen, view.objPlace.get(obj), box);
    if (selection?.kind === 'object' && selection.slot === obj) strokeSelected(pen, box);
    return;
  }
  if (part === 'header') {
    ctx.fillStyle = theme.dim;
    ctx.fill();
  } else if (part === 'trailer') {
    ctx.fillStyle = theme.accent;
    ctx.fill();
  } else {
    ctx.strokeStyle = theme.line;
    ctx.lineWidth = 1 / k;
    ctx.setLineDash(part === 'waste' ? [4 / k, 3 / k] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
}

function paintObject({ ctx, theme, k }: Pen, place: number, box: RunBox): void {
  const inner = insetBox(box, 0.5 / k);
  ctx.beginPath();
  if (place === PLACE.slab) {
    ctx.rect(inner.x, inner.y, inner.width, inner.height);
    ctx.strokeStyle = theme.free;
    ctx.lineWidth = 1 / k;
    ctx.stroke();
    return;
  }
  if (place === PLACE.magazine) notchedPath(ctx, { ...inner, width: inner.width });
  else ctx.rect(inner.x, inner.y, inner.width, inner.height);
  ctx.fillStyle = place === PLACE.magazine ? theme.magazine : theme.caller;
  ctx.fill();
}

function paintWords(
  pen: Pen,
  { view }: Scene,
  slab: number,
  { part, i, from, to }: ByteRun,
  box: RunBox,
): void {
  if (box.width * pen.k < DRAWN_FROM.bytesText) return;
  const { theme, k } = pen;
  const place = part === 'object' ? view.objPlace.get(view.slabFirst.get(slab) + i) : PLACE.slab;
  const colour = part === 'object' && place !== PLACE.slab ? theme.onMagazine : theme.dim;
  const size = Math.min(TEXT.name / k, box.height * 0.3);
  const words = part === 'object' ? objectName(view, view.slabFirst.get(slab) + i) : PART_WORDS[part];
  const style = { colour, size, face: 'mono', most: box.width - 8 / k } as const;
  if (part !== 'header' && part !== 'trailer') {
    write(pen, words, box.x + 5 / k, box.y + size * 1.4, style);
    write(pen, `${formatCount(to - from)} B`, box.x + 5 / k, box.y + size * 2.7, style);
  }
}
