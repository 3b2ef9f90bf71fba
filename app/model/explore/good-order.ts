import { calmChoice, type Plan, TICK, type Turn } from '../../../engine/index.ts';
import { firstTurns, OrderPlay } from './order-play.ts';

/** The turns of an order of the same program in which the condition does not occur. */
export interface GoodTurns {
  readonly turns: readonly Turn[];
  /** Steps that it shares with the order that was found. */
  readonly common: number;
}

/** Steps after which an unfinished order is abandoned. */
const MOST_STEPS = 200;

/**
 * Looks for the order that shares the most steps with a found one and then ends well: no further interruption, the
 * condition does not occur, no check fails. Null if every order breaks. Yields after each order tried.
 */
export function* seekGoodTurns(plan: Plan, schedule: readonly number[]): Generator<void, GoodTurns | null> {
  const all = firstTurns(schedule, Number.POSITIVE_INFINITY);
  for (let common = all.length - 1; common >= 0; common--) {
    const turns = all.slice(0, common);
    const { options } = new OrderPlay(plan, turns);
    const taken = all[common]?.choice;
    for (const choice of inOrder(options)) {
      if (choice === taken) continue;
      const play = endingFrom(plan, turns, choice);
      if (play !== null) return { turns: play.turns, common };
      yield;
    }
  }
  return null;
}

/** Choices of tasks first, then time. */
function inOrder(options: readonly number[]): readonly number[] {
  return [...options.filter((one) => one !== TICK), ...options.filter((one) => one === TICK)];
}

function endingFrom(plan: Plan, turns: readonly Turn[], choice: number): OrderPlay | null {
  const play = new OrderPlay(plan, turns);
  play.step(choice);
  while (!play.isOver && !play.hasHappened && play.steps.length < MOST_STEPS) {
    const next = calmChoice(play.run.world, play.options);
    if (next === undefined) break;
    play.step(next);
  }
  return play.isOver && !play.hasHappened && !play.hasPanicked ? play : null;
}
