import {
  costOf,
  decideFaults,
  type Found,
  failsIn,
  OrderRun,
  type Plan,
  type Turn,
  turnsOf,
} from '../../../engine/index.ts';

/** The next step towards a goal. */
export interface Hint {
  readonly turn: Turn;
  /** Steps until the goal, this one included. */
  readonly steps: number;
}

/** How many random orders to try from the user's current point. */
const TRIES = 400;
const MOST_STEPS = 80;
const FAILS = 0.3;

/**
 * Looks for the next turn towards the goal: from the order that the search found, while the user follows it; after
 * that, from the best of some random continuations. Null if none reaches the goal. Yields after each.
 */
export function* seekHint(
  plan: Plan,
  turns: readonly Turn[],
  found: Found | null,
): Generator<void, Hint | null> {
  const known = found === null ? null : hintIn(turnsOf(found.schedule), turns);
  if (known !== null) return known;
  let best: Turn[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  const chance = numbers();
  for (let i = 0; i < TRIES; i++) {
    const run = continued(plan, turns, chance);
    yield;
    const at = run.found.get(0);
    if (at === undefined || at.steps <= turns.length) continue;
    const weight = 100 * at.interruptions + at.steps;
    if (weight >= least) continue;
    least = weight;
    best = turnsOf(run.schedule).slice(0, at.steps);
  }
  return best === null ? null : hintIn(best, turns);
}

/** The next turn of an order that begins with `turns`; null if it does not. */
function hintIn(order: readonly Turn[], turns: readonly Turn[]): Hint | null {
  const isSame = turns.every((turn, i) => JSON.stringify(turn) === JSON.stringify(order[i]));
  const turn = order[turns.length];
  return isSame && turn !== undefined ? { turn, steps: order.length - turns.length } : null;
}

/** An order that begins with `turns` and continues at random until the goal or its end. */
function continued(plan: Plan, turns: readonly Turn[], chance: () => number): OrderRun {
  const run = new OrderRun(plan);
  let answers: readonly boolean[] | null = [];
  let answered = 0;
  decideFaults(run.world, (target) =>
    run.answer(answers === null ? chance() < FAILS : (answers[answered++] ?? false), target),
  );
  const options: number[] = [];
  for (let i = 0; i < turns.length + MOST_STEPS && run.found.size === 0; i++) {
    run.world.options(options);
    if (options.length === 0) break;
    const turn = turns[i];
    answers = turn === undefined ? null : turn.answers.map(failsIn);
    answered = 0;
    const choice = turn?.choice ?? options[Math.floor(chance() * options.length)] ?? 0;
    run.step(choice, costOf(run.world, choice, options));
  }
  if (options.length === 0 && run.world.panic === null) run.end();
  return run;
}

/** Numbers from 0 up to 1, the same ones each time (Park and Miller's generator). */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
