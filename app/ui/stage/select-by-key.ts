import type { Box } from '../../scene/box.ts';
import { placeOf } from '../../scene/place-of.ts';
import type { Scene } from '../../scene/scene.ts';
import { cellBox } from '../../scene/slab-card.ts';
import { nextSelection, slabOf } from '../../scene/slab-walk.ts';
import type { Picked } from '../../scene/target.ts';

/**
 * What an arrow key selects next on the stage; null for other keys, or if there is nothing to select. Until something
 * is selected, left and right step through time instead.
 */
export function stepSelection({ slabs, view }: Scene, selection: Picked, key: string): Picked {
  const isAcross = key === 'ArrowLeft' || key === 'ArrowRight';
  if (slabs === null || (isAcross && selection === null)) return null;
  const current = slabOf(view, selection);
  const blocks = slabs.blocks.filter((block) => block.count > 0);
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.slabs.includes(current)),
  );
  const block = blocks[at];
  if (block === undefined) return null;
  const next = nextSelection(key, view, { ...block, objs: slabs.objs }, selection);
  if (next === null || next.slot < 0) return null;
  // Down from the last row continues in the next list, up from the first row in the list before.
  const isStuck = key === 'ArrowDown' || key === 'ArrowUp' ? slabOf(view, next) === current : false;
  const beside = isStuck ? blocks[at + (key === 'ArrowDown' ? 1 : -1)] : undefined;
  const slot = key === 'ArrowDown' ? beside?.slabs[0] : beside?.slabs.at(-1);
  return slot === undefined || slot < 0 ? next : { kind: 'slab', slot };
}

/** The box of the selected slab or object in world units; null if it is not on the stage. */
export function selectionBox(scene: Scene, selection: Picked): Box | null {
  const { slabs, view } = scene;
  const corner = placeOf(scene, slabOf(view, selection));
  if (corner === null || slabs === null || selection === null) return null;
  if (selection.kind === 'slab') return { ...corner, width: slabs.card.width, height: slabs.card.height };
  return cellBox(slabs.card, corner.x, corner.y, view.objNumber.get(selection.slot));
}
