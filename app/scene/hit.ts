import { contains } from './box.ts';
import { detailAt } from './detail.ts';
import { roundBox } from './magazine-place.ts';
import { type Eye, hitSheet, openSheet } from './open-sheet.ts';
import { blockAt } from './page-map.ts';
import type { Scene, SlabScene } from './scene.ts';
import { cellAt } from './slab-card.ts';
import { cardAt, indexAt } from './slab-layout.ts';
import type { Target } from './target.ts';
import { inDiamond } from './tree-layout.ts';

/** What the scene shows at a point for an eye; null for nothing. */
export function hit(scene: Scene, x: number, y: number, eye: Eye): Target | null {
  const { k } = eye;
  const sheet = openSheet(scene, eye);
  const found = sheet === null ? null : hitSheet(scene, sheet, { x, y });
  return (
    found ??
    hitSmall(scene, x, y) ??
    hitCpus(scene, x, y) ??
    hitSlabs(scene, x, y, k) ??
    hitBelow(scene, x, y)
  );
}

function hitSmall({ strip, lamps }: Scene, x: number, y: number): Target | null {
  const tile = strip.tiles.find(({ box }) => contains(box, x, y));
  if (tile !== undefined) return { kind: 'cache', cache: tile.cache.index };
  const lamp = lamps.find(({ box }) => contains(box, x, y));
  return lamp === undefined ? null : { kind: 'lamp', lamp: lamp.name };
}

function hitCpus({ cpus }: Scene, x: number, y: number): Target | null {
  const card = cpus.cards.find(({ box }) => contains(box, x, y));
  if (card === undefined) return null;
  const { cpu, magazine } = card;
  if (magazine === null || !contains(magazine.box, x, y)) return { kind: 'cpu', cpu };
  for (const [i, obj] of magazine.cell === 0 ? [] : magazine.objs.entries()) {
    if (contains(roundBox(magazine, i), x, y)) return { kind: 'round', cpu, obj };
  }
  return { kind: 'magazine', cpu };
}

function hitSlabs({ slabs, view, cache }: Scene, x: number, y: number, k: number): Target | null {
  if (slabs === null || cache === null) return null;
  const growth = slabs.growth.find(({ box }) => contains(box, x, y));
  if (growth !== undefined) return { kind: 'growth', work: growth.work.id };
  const found = slabAt(slabs, x, y);
  if (found === null) return null;
  const { slab, corner } = found;
  const detail = detailAt(slabs.card, k);
  const i = detail === 'cells' ? cellAt(slabs.card, slabs.objs, x - corner.x, y - corner.y) : -1;
  return i < 0 ? { kind: 'slab', slab } : { kind: 'object', slab, obj: view.slabFirst.get(slab) + i };
}

function slabAt({ card, blocks }: SlabScene, x: number, y: number) {
  for (const block of blocks) {
    if (!contains(block.box, x, y)) continue;
    const index = indexAt(card, block, x, y);
    const slab = block.slabs[index] ?? -1;
    if (slab >= 0) return { slab, corner: cardAt(card, block, index) };
  }
  return null;
}

function hitBelow({ tree, pages, headings }: Scene, x: number, y: number): Target | null {
  const node = tree.nodes.find((one) => inDiamond(one, x, y));
  if (node !== undefined) return { kind: 'emergency', obj: node.obj };
  const block = blockAt(pages, x, y);
  if (block >= 0) return { kind: 'block', block };
  const heading = headings.find(({ box }) => contains(box, x, y));
  return heading === undefined ? null : { kind: 'stratum', name: heading.name };
}
