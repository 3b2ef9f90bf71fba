import type { MovePlace } from '../model/events/effects.ts';
import type { Box, Point } from './box.ts';
import { type MagazinePlace, roundBox } from './magazine-place.ts';
import type { Scene } from './scene.ts';
import { cellBox } from './slab-card.ts';
import { cardAt } from './slab-layout.ts';
import type { Move } from './touched.ts';

/** The place of a slab's card in a scene; null if it is not there. */
export function placeOf({ slabs }: Scene, slab: number): Point | null {
  if (slabs === null) return null;
  const [at, index] = slabs.isNumbered ? [0, slabs.slots.of(slab)] : (slabs.places.get(slab) ?? [0, -1]);
  const block = slabs.blocks[at];
  return block === undefined || index < 0 ? null : cardAt(slabs.card, block, index);
}

/** Where a moving object is drawn before or after its move, in the scene after it; null if nowhere. */
export function boxOfMove(
  scene: Scene,
  { obj, cpu }: Pick<Move, 'obj' | 'cpu'>,
  place: MovePlace,
): Box | null {
  if (place === 'slab') {
    const corner = placeOf(scene, scene.view.objSlab.get(obj));
    if (corner === null || scene.slabs === null) return null;
    return cellBox(scene.slabs.card, corner.x, corner.y, scene.view.objNumber.get(obj));
  }
  if (place === 'emergency') return nodeBox(scene, obj) ?? treeEdge(scene);
  const card = scene.cpus.cards[cpu];
  if (card === undefined) return null;
  if (place === 'caller' || card.magazine === null) return aboveCard(card.box);
  return placeInMagazine(scene, card.magazine, obj, cpu);
}

function placeInMagazine({ view }: Scene, magazine: MagazinePlace, obj: number, cpu: number): Box {
  const { box, objs, size } = magazine;
  if (magazine.cell === 0) {
    const x = box.x + (box.width * objs.length) / Math.max(1, size);
    return { x: Math.min(x, box.x + box.width - LEVEL), y: box.y, width: LEVEL, height: box.height };
  }
  const found = objs.indexOf(obj);
  // A taken object had the place just above the current top; a flushed one had the bottom place.
  const gone = view.objCpu.get(obj) === cpu ? objs.length : 0;
  return roundBox(magazine, found < 0 ? Math.min(gone, size - 1) : found);
}

/** Width of objects that move to and from a magazine drawn as a bar. */
const LEVEL = 3;
/** Side of objects that move to and from a thread: they fit between the card and the title above. */
const AT_THREAD = 6;

/** Just above the card of a CPU, clear of its texts: where its thread takes and gives objects. */
function aboveCard({ x, y, width }: Box): Box {
  return { x: x + width / 2 - AT_THREAD / 2, y: y - AT_THREAD - 1, width: AT_THREAD, height: AT_THREAD };
}

function nodeBox({ tree }: Scene, obj: number): Box | null {
  const node = tree.nodes.find((one) => one.obj === obj);
  if (node === undefined) return null;
  const { x, y } = node.half;
  return { x: node.x - x, y: node.y - y, width: 2 * x, height: 2 * y };
}

/**
 * Where an emergency object that is no longer drawn goes: the upper edge of the tree, or of the pages if there is no
 * tree.
 */
function treeEdge({ headings, width }: Scene): Box | null {
  const heading = headings.find(({ name }) => name === 'emergency') ?? headings.at(-1);
  if (heading === undefined) return null;
  const { box } = heading;
  return { x: width / 2, y: box.y + box.height - AT_THREAD, width: AT_THREAD, height: AT_THREAD };
}
