import { lastChoice } from './order-run.ts';
import { TICK, type World } from './world.ts';

/** The choice that interrupts nothing: the last task if it can continue, else the first that can. */
export function calmChoice(world: World, options: readonly number[]): number | undefined {
  const last = lastChoice(world);
  return options.find((choice) => choice === last) ?? options.find((choice) => choice !== TICK) ?? options[0];
}
