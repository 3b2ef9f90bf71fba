import { type Found, foundIn, type Plan, parseSchedule, runSchedule, World } from '../../../engine/index.ts';

/**
 * An order from its text, up to the step at which the condition occurs; null if it does not fit or the condition never
 * occurs.
 */
export function knownOrder(plan: Plan, text: string): Found | null {
  const schedule = parseSchedule(text, new World(plan));
  const run = schedule === null ? null : runSchedule(plan, schedule);
  return run === null ? null : foundIn(run);
}
