import type { FaultTarget } from '../kernel/fault-control.ts';
import { TOUCH } from '../kernel/footprint.ts';
import type { World } from './world.ts';

/** Lets `decide` choose whether each allocation of a world fails, as long as another of its kind may fail. */
export function decideFaults(world: World, decide: (target: FaultTarget) => boolean): void {
  if (!world.plan.mayFail) return;
  const { faults } = world.plan.program;
  const left: Record<FaultTarget, number> = { ...faults, slab: 0 };
  world.k.faults.choose = (target) => {
    if (faults[target as keyof typeof faults] > 0) world.touch(0, TOUCH.faults);
    if (left[target] === 0) return false;
    const fails = decide(target);
    if (fails) left[target] -= 1;
    return fails;
  };
}
