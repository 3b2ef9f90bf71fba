import { objectName } from '../model/names/names.ts';
import type { MemoryView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import type { Box } from '../scene/box.ts';
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
  paintDiamonds(pen, tree.nodes);
  for (const node of tree.nodes) paintNode(pen, node, view);
  if (tree.hidden === 0) return;
  const words = hiddenNodes(tree.hidden);
  const top = tree.nodes[0]?.y ?? 0;
  write(pen, words, width - 14, top, { colour: theme.dim, size: TEXT.body, face: 'sans', align: 'right' });
}

/** Paints the diamonds of nodes, the small ones as plain squares. */
function paintDiamonds({ ctx, theme, k }: Pen, nodes: readonly TreeNode[]): void {
  const draw = (wanted: (node: TreeNode) => boolean, path: (node: TreeNode) => void): void => {
    ctx.beginPath();
    for (const node of nodes) if (wanted(node)) path(node);
  };
  const isSmall = ({ half }: TreeNode): boolean => half.x * k < LEAST_DIAMOND;
  const diamond = (node: TreeNode): void => diamondPath(ctx, node, node.half);
  draw(isSmall, ({ x, y, half }) => ctx.rect(x - half.x, y - half.y, 2 * half.x, 2 * half.y));
  ctx.fillStyle = theme.emergency;
  ctx.fill();
  draw((node) => !isSmall(node) && node.isRed, diamond);
  ctx.fill();
  draw((node) => !isSmall(node) && !node.isRed, diamond);
  ctx.fillStyle = theme.panel;
  ctx.fill();
  draw((node) => !isSmall(node), diamond);
  ctx.strokeStyle = theme.emergency;
  ctx.lineWidth = 1.4 / k;
  ctx.stroke();
}

/** Diamonds whose half is smaller than this on the screen, in CSS pixels, are squares. */
const LEAST_DIAMOND = 2;

/** Paints a node's name where there is room for it, and the outline of the selected node. */
function paintNode(pen: Pen, node: TreeNode, view: View): void {
  const { ctx, theme, k, selection } = pen;
  const { half, obj, isRed } = node;
  if (selection?.kind === 'object' && selection.slot === obj) {
    ctx.beginPath();
    diamondPath(ctx, node, { x: Math.max(half.x, 4 / k), y: Math.max(half.y, 4 / k) });
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 2.5 / k;
    ctx.stroke();
  }
  // The shortest name has two characters.
  if ((NAME_WIDTH * half.x) / 2 < DRAWN_FROM.emergencyNameText / k) return;
  const name = objectName(view, obj);
  const size = Math.min(TEXT.body, (NAME_WIDTH * half.x) / name.length);
  if (size * k < DRAWN_FROM.emergencyNameText) return;
  const colour = isRed ? theme.onEmergency : theme.text;
  const style = { colour, size, face: 'mono', align: 'center', weight: 600 } as const;
  write(pen, name, node.x, node.y + size * 0.35, style);
}

/** Of a diamond's half: the width of its name over the characters of the name, relative to the font size. */
const NAME_WIDTH: number = 1.6 / MONO_WIDTH;

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
  ctx.fillStyle = theme.dim;
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
