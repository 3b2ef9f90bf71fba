import { objectName } from '../model/names/names.ts';
import type { MemoryView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import { type Box, overlap, type Point } from '../scene/box.ts';
import { blockBox, HOLDER, LEAST_PITCH, type PageMap } from '../scene/page-map.ts';
import type { Scene } from '../scene/scene.ts';
import { leastText, MONO_WIDTH, TEXT } from '../scene/text-size.ts';
import type { TreeNode } from '../scene/tree-layout.ts';
import { PAGE_KINDS } from '../words/holders.ts';
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
  for (const node of tree.nodes) paintSelectedNode(pen, node);
  paintNames(pen, tree.nodes, view);
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

/** The outline of a node that is selected. */
function paintSelectedNode({ ctx, theme, k, selection }: Pen, node: TreeNode): void {
  if (selection?.kind !== 'object' || selection.slot !== node.obj) return;
  ctx.beginPath();
  diamondPath(ctx, node, { x: Math.max(node.half.x, 4 / k), y: Math.max(node.half.y, 4 / k) });
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 2.5 / k;
  ctx.stroke();
}

/** The names of nodes, once all nodes of a size have room: a few named ones would look special. */
function paintNames(pen: Pen, nodes: readonly TreeNode[], view: View): void {
  const { theme, k, home, window } = pen;
  const least = leastText(home) / k;
  // The shortest name has two characters.
  const roomy = nodes.filter(({ half }) => nameSize(half, 2) >= least);
  const seen = roomy.filter(({ x, y, half }) => overlap(aroundNode(x, y, half), window));
  const longest = seen.reduce((most, { obj }) => Math.max(most, objectName(view, obj).length), 2);
  for (const node of seen) {
    const size = nameSize(node.half, longest);
    if (size < least) continue;
    const colour = node.isRed ? theme.onEmergency : theme.text;
    const style = { colour, size, face: 'mono', align: 'center', weight: 600 } as const;
    write(pen, objectName(view, node.obj), node.x, node.y + size * 0.35, style);
  }
}

/** The largest font size at which a name of `length` characters fits inside a diamond. */
function nameSize(half: Point, length: number): number {
  const share = MONO_WIDTH * length + (CAPITALS * half.x) / half.y;
  return Math.min(TEXT.body, (2 * half.x - INSIDE) / share);
}

/** The height of capitals, relative to the font size, and room for the edges of a diamond. */
const CAPITALS = 0.72;
const INSIDE = 3;

function aroundNode(x: number, y: number, half: Point): Box {
  return { x: x - half.x, y: y - half.y, width: 2 * half.x, height: 2 * half.y };
}

/** Paints the blocks of pages, with a mark for each kind of holder, and their legend. */
export function paintPages(pen: Pen, { pages, pageKeys, gauge, view }: Scene): void {
  const kinds = blocksByHolder(pages);
  for (const kind of KINDS) {
    const blocks = kinds[HOLDER[kind]] ?? [];
    paintMarks(pen, kind, (mark) => {
      for (const i of blocks) mark(blockBox(pages, i));
    });
  }
  for (const { kind, box } of pageKeys) {
    const side = LEAST_PITCH - 2;
    paintMarks(pen, kind, (mark) => mark({ x: box.x, y: box.y + 6, width: side, height: side }));
    write(pen, PAGE_KINDS[kind], box.x + side + 5, box.y + 13, {
      colour: pen.theme.dim,
      size: TEXT.body,
      face: 'sans',
    });
  }
  if (gauge !== null) paintGauge(pen, gauge, view.memory);
}

const KINDS = ['free', 'focus', 'other', 'kernel', 'pressure', 'emergency'] as const;

/** Paints the mark of a kind of holder in all boxes that `each` visits. */
function paintMarks(
  { ctx, theme, k }: Pen,
  kind: keyof typeof HOLDER,
  each: (mark: (box: Box) => void) => void,
): void {
  ctx.beginPath();
  each((box) => markPath(ctx, kind, box, 1 / k));
  if (kind === 'free') {
    ctx.strokeStyle = theme.line;
    ctx.lineWidth = 1 / k;
    ctx.stroke();
    return;
  }
  const colours = {
    focus: theme.caller,
    other: theme.caller,
    kernel: theme.dim,
    pressure: theme.others,
    emergency: theme.emergency,
  };
  ctx.fillStyle = colours[kind];
  ctx.fill();
}

/**
 * The mark of a kind of holder: full for the cache in focus, small for other caches, a dot for the kernel, two bars for
 * other processes, a diamond for emergency objects, hollow for free pages. `line`: a CSS pixel.
 */
function markPath(ctx: Pen['ctx'], kind: keyof typeof HOLDER, box: Box, line: number): void {
  const { x, y, width, height } = box;
  const plain = (by: number): void => {
    const inner = insetBox(box, by);
    ctx.rect(inner.x, inner.y, inner.width, inner.height);
  };
  switch (kind) {
    case 'free':
      plain(line / 2);
      return;
    case 'focus':
      plain(0);
      return;
    case 'other':
      plain(0.22 * width);
      return;
    case 'kernel':
      ctx.moveTo(x + 0.78 * width, y + height / 2);
      ctx.arc(x + width / 2, y + height / 2, 0.28 * width, 0, 2 * Math.PI);
      return;
    case 'pressure':
      ctx.rect(x, y, width, height * 0.38);
      ctx.rect(x, y + height * 0.62, width, height * 0.38);
      return;
    case 'emergency':
      diamondPath(ctx, { x: x + width / 2, y: y + height / 2 }, { x: width / 2, y: height / 2 });
  }
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
