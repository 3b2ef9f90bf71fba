import type { MovePlace } from '../model/events/effects.ts';
import type { Point } from './box.ts';
import type { CpuCard } from './cpu-cards.ts';
import type { Scene } from './scene.ts';
import { MARGIN, STRATUM_GAP } from './strata.ts';

/** The ends of a flow, and its CPU. */
export interface FlowEnds {
  readonly cpu: number;
  readonly from: MovePlace;
  readonly to: MovePlace;
}

/** Distance of the lanes of a gutter from its middle. */
const LANE = 2.5;
/** From the edge of a card to the lane in its padding. */
const PADDING_LANE = 4.5;

/**
 * The path of a flow, as corners from its start to the tip of its arrow: through the gutters between strata and along
 * the edges of the stage, down on the left and up on the right, never over text. Its far end is at the height of the slabs or of the emergency tree. Null if its end is not shown.
 */
export function flowPath(scene: Scene, { cpu, from, to }: FlowEnds): readonly Point[] | null {
  const card = scene.cpus.cards[cpu];
  if (card === undefined) return null;
  const below = from === 'slab' || from === 'emergency' ? from : to;
  if (below !== 'slab' && below !== 'emergency') return withinCard(card, to);
  const y = middleOf(scene, below);
  if (y === null) return null;
  const isDown = to === below;
  const side = isDown ? -1 : 1;
  // Slabs and emergency objects have separate lanes.
  const lane = below === 'slab' ? -LANE : LANE;
  const trunk = isDown ? MARGIN / 2 + lane : scene.width - MARGIN / 2 - lane;
  const edge = isDown ? MARGIN - 1 : scene.width - MARGIN + 1;
  const { x, width } = card.box;
  const bottom = card.box.y + card.box.height;
  const gutter = bottom + gutterBelow(scene, card) / 2 + Math.min(LANE, gutterBelow(scene, card) / 4) * side;
  const at = x + width * (isDown ? 0.3 : 0.7);
  const path = [
    { x: at, y: bottom },
    { x: at, y: gutter },
    { x: trunk, y: gutter },
    { x: trunk, y },
    { x: edge, y },
  ];
  return isDown ? path : path.reverse();
}

/** Between the thread and its magazine: in the padding of the card; a card in one line has none. */
function withinCard({ box, size, magazine }: CpuCard, to: MovePlace): readonly Point[] | null {
  if (size === 'row' || size === 'small' || magazine === null) return null;
  const ends = [
    { x: 0, y: box.y + 8 },
    { x: 0, y: magazine.box.y + magazine.box.height / 2 },
  ];
  const x = to === 'magazine' ? box.x + PADDING_LANE : box.x + box.width - PADDING_LANE;
  const path = ends.map(({ y }) => ({ x, y }));
  return to === 'magazine' ? path : path.reverse();
}

/** The height of the gutter below a card. */
function gutterBelow({ cpus }: Scene, { box }: CpuCard): number {
  const last = cpus.cards.at(-1)?.box.y ?? box.y;
  return box.y < last ? cpus.rowGap : STRATUM_GAP;
}

/** The height at which flows reach a stratum; null if it is not shown. */
function middleOf({ slabs, tree, headings }: Scene, name: 'slab' | 'emergency'): number | null {
  if (name === 'slab') {
    const block = slabs?.blocks.find((one) => one.count > 0) ?? slabs?.blocks[0];
    return block === undefined ? null : block.box.y + block.box.height / 2;
  }
  const heading = headings.find((one) => one.name === 'emergency');
  return heading === undefined ? null : heading.box.y + heading.box.height + tree.height / 2;
}
