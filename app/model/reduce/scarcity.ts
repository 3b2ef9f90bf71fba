import { FRAME_OWNER, runCount, runOwner, ZONE_FIELDS } from '../../../engine/index.ts';
import type { View } from '../view.ts';
import type { Reducer } from './fact.ts';

type Kinds =
  | 'zone'
  | 'frames'
  | 'pressure'
  | 'kswapd'
  | 'directReclaim'
  | 'shrinkCounted'
  | 'shrinkScanned'
  | 'outOfMemory';

const nothing = (): void => {};

/** Page frames, and what happens when they run short. */
export const applyScarcity: Reducer<Kinds> = {
  zone: ({ memory }, field, value) => {
    const name = ZONE_FIELDS[field];
    if (name !== undefined) memory[name] = value;
    if (name === 'frames') memory.free = value;
  },
  frames: (view, first, run) => {
    const owner = runOwner(run);
    const end = first + runCount(run);
    for (let frame = first; frame < end; frame++) {
      count(view, view.frameOwner.get(frame), -1);
      view.frameOwner.set(frame, owner);
    }
    count(view, owner, end - first);
  },
  pressure: ({ memory }, _held, wanted) => {
    memory.pressureWanted = wanted;
  },
  kswapd: ({ memory }, awake) => {
    memory.kswapdAwake = awake === 1;
  },
  directReclaim: ({ memory }, begun) => {
    memory.reclaimers += begun === 1 ? 1 : -1;
  },
  shrinkCounted: nothing,
  shrinkScanned: nothing,
  outOfMemory: ({ memory }) => {
    memory.isOut = true;
  },
};

function count({ memory }: View, owner: number, pages: number): void {
  if (owner === FRAME_OWNER.free) memory.free += pages;
  else if (owner === FRAME_OWNER.pressure) memory.pressure += pages;
  else if (owner >= FRAME_OWNER.cache) memory.used += pages;
}
