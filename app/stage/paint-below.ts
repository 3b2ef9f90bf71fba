import { objectName } from '../model/names/names.ts';
import type { MemoryView } from '../model/plain-view.ts';
import type { Box, Point } from '../scene/box.ts';
import { DRAWN_FROM } from '../scene/detail.ts';
import { blockBox, HOLDER, type PageMap } from '../scene/page-map.ts';
import type { Scene } from '../scene/scene.ts';
import { MONO_WIDTH, TEXT } from '../scene/text-size.ts';
import type { TreeNode } from '../scene/tree-layout.ts';
import { hiddenNodes } from '../words/stage-notes.ts';
import { diamondPath } from './object-marks.ts';
import { insetBox, type Pen, write } from './pen.ts';

/** Paints the emergency tree: diamonds, red nodes filled, lower addresses to the left. */
export function paintTree(pen: Pen, { tree, view, width }: Scene): void {
  if (tree.nodes.length === 0) return;
  const { ctx, theme, k } = pen;
  ctx.beginPath();
  for (const { x, y, parent } of tree.nodes) {
    if (parent === null) continue;
    ctx.moveTo(parent.x, parent.y);
    ctx.lineTo(x, y);
  }
  ctx.strokeStyle = theme.free;
  ctx.lineWidth = 1 / k;
  ctx.stroke();
  for (const node of tree.nodes) paintNode(pen, node, tree.half, objectName(view, node.obj));
  const bottom = Math.max(...tree.nodes.map(({ y }) => y)) + tree.half.y;
  if (tree.hidden === 0) return;
  const words = hiddenNodes(tree.hidden);
  write(pen, words, width - 14, bottom, { colour: theme.dim, size: TEXT.body, face: 'sans', align: 'right' });
}

function paintNode(pen: Pen, node: TreeNode, half: Point, name: string): void {
  const { ctx, theme, k, selection } = pen;
  ctx.beginPath();
  diamondPath(ctx, node, half);
  ctx.fillStyle = node.isRed ? theme.emergency : theme.panel;
  ctx.fill();
  const isSelected = selection?.kind === 'object' && selection.slot === node.obj;
  ctx.strokeStyle = isSelected ? theme.accent : theme.emergency;
  ctx.lineWidth = (isSelected ? 2.5 : 1.4) / k;
  ctx.stroke();
  const size = Math.min(TEXT.small, (1.5 * half.x) / (MONO_WIDTH * name.length));
  if (size * k < DRAWN_FROM.emergencyNameText) return;
  const colour = node.isRed ? theme.onEmergency : theme.text;
  const style = { colour, size, face: 'mono', align: 'center', weight: 600 } as const;
  write(pen, name, node.x, node.y + size * 0.35, style);
}

/** Paints the blocks of pages, with a mark for each kind of holder. */
export function paintPages(pen: Pen, { pages, gauge, view }: Scene): void {
  const { ctx, theme, k } = pen;
  const kinds = blocksByHolder(pages);
  const side = pages.pitch - 2;
  const draw = (holder: number, path: (i: number) => void): void => {
    ctx.beginPath();
    for (const i of kinds[holder] ?? []) path(i);
  };
  const inset = (by: number) => (i: number) => {
    const { x, y, width, height } = insetBox(blockBox(pages, i), by);
    ctx.rect(x, y, width, height);
  };
  draw(HOLDER.free, inset(0.5 / k));
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1 / k;
  ctx.stroke();
  draw(HOLDER.focus, inset(0));
  ctx.fillStyle = theme.caller;
  ctx.fill();
  draw(HOLDER.other, inset(side * 0.22));
  ctx.fillStyle = theme.caller;
  ctx.fill();
  draw(HOLDER.kernel, inset(side * 0.22));
  ctx.fillStyle = theme.dim;
  ctx.fill();
  draw(HOLDER.pressure, (i) => {
    const { x, y, width, height } = blockBox(pages, i);
    ctx.rect(x, y, width, height * 0.36);
    ctx.rect(x, y + height * 0.64, width, height * 0.36);
  });
  ctx.fillStyle = theme.magazine;
  ctx.fill();
  draw(HOLDER.emergency, (i) => {
    const { x, y } = blockBox(pages, i);
    diamondPath(ctx, { x: x + side / 2, y: y + side / 2 }, { x: side / 2, y: side / 2 });
  });
  ctx.fillStyle = theme.emergency;
  ctx.fill();
  if (gauge !== null) paintGauge(pen, gauge, view.memory);
}

function blocksByHolder({ regions, holder }: PageMap): readonly number[][] {
  const kinds: number[][] = Object.values(HOLDER).map(() => []);
  for (const { firstBlock, blocks } of regions) {
    for (let i = firstBlock; i < firstBlock + blocks; i++) kinds[holder[i] ?? 0]?.push(i);
  }
  return kinds;
}

/** Free memory with the watermarks as ticks: min, low, high. */
function paintGauge({ ctx, theme, k }: Pen, { x, y, width, height }: Box, memory: MemoryView): void {
  const at = (pages: number): number => (width * pages) / memory.frames;
  ctx.fillStyle = theme.raised;
  ctx.fillRect(x, y + 2, width, height - 4);
  ctx.fillStyle = memory.free < memory.low ? theme.danger : theme.complete;
  ctx.fillRect(x, y + 2, at(memory.free), height - 4);
  ctx.strokeStyle = theme.text;
  ctx.lineWidth = 1.5 / k;
  ctx.beginPath();
  for (const mark of [memory.min, memory.low, memory.high]) {
    ctx.moveTo(x + at(mark), y);
    ctx.lineTo(x + at(mark), y + height);
  }
  ctx.stroke();
}
