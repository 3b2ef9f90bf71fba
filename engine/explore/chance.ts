import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { MOST_STEPS } from './depth-first.ts';
import { decideFaults } from './fault-choices.ts';
import { costOf, OrderRun } from './order-run.ts';
import type { Plan } from './plan.ts';
import { TICK, taskOfChoice } from './world.ts';

/**
 * How the next task is picked at random. `walk`: uniformly. `pct`: the task with the highest random priority;
 * priorities drop at a few random steps (Burckhardt 2010). `starve`: a walk in which one task is not picked for a
 * while; rr's chaos mode has shown that some bugs need a long wait and others a short one in a narrow window.
 */
export type Strategy = 'walk' | 'pct' | 'starve';

/** The strategies, in the order in which a mixed search uses them. */
const STRATEGIES: readonly Strategy[] = ['walk', 'pct', 'starve'];

/** One more than the number of times that a priority drops in an order. */
const PCT_DEPTH = 3;

/** The probability that an allocation that may fail does fail. */
const FAILS = 0.3;

/** The assumed length of an order, in steps, before any has been run. */
const FIRST_LENGTH = 20;

type Picker = (options: readonly number[], step: number) => number;

/** Runs random orders; the same seed gives the same orders. */
export class Chance {
  readonly #plan: Plan;
  readonly #strategy: Strategy | 'mixed';
  readonly #seed: number;
  readonly #stopsAtFind: boolean;
  /** Orders run. */
  executions = 0;
  steps = 0;
  /** Steps of the longest order so far. */
  #length = FIRST_LENGTH;

  constructor(plan: Plan, strategy: Strategy | 'mixed', seed: number, stopsAtFind = false) {
    this.#plan = plan;
    this.#strategy = strategy;
    this.#seed = seed;
    this.#stopsAtFind = stopsAtFind;
  }

  /** Runs the next order. */
  next(): OrderRun {
    const chance = xoroshiro128plus(Math.imul(this.#seed, 0x9e3779b1) ^ this.executions);
    const run = new OrderRun(this.#plan);
    decideFaults(run.world, (target) => run.answer(uniform(chance) < FAILS, target));
    const pick = this.#pickerFor(chance);
    const options: number[] = [];
    for (;;) {
      run.world.options(options);
      if (options.length === 0) break;
      if (run.steps >= MOST_STEPS || (this.#stopsAtFind && run.found.size > 0)) {
        run.isCut = true;
        break;
      }
      const choice = pick(options, run.steps);
      run.step(choice, costOf(run.world, choice, options));
    }
    if (!run.isCut && run.world.panic === null) run.end();
    this.executions += 1;
    this.steps += run.steps;
    this.#length = Math.max(this.#length, run.steps);
    return run;
  }

  #pickerFor(chance: RandomGenerator): Picker {
    const { length } = STRATEGIES;
    const strategy = this.#strategy === 'mixed' ? STRATEGIES[this.executions % length] : this.#strategy;
    if (strategy === 'pct') return byPriority(chance, this.#length);
    if (strategy === 'starve') return starving(chance, this.#length);
    return (options) => options[below(chance, options.length)] ?? TICK;
  }
}

function byPriority(chance: RandomGenerator, length: number): Picker {
  const priorities: number[] = [];
  const priorityOf = (task: number): number => {
    priorities[task] ??= 1 + uniform(chance);
    return priorities[task];
  };
  const falls = new Set(Array.from({ length: PCT_DEPTH - 1 }, () => below(chance, length)));
  let lowest = 1;
  const first = (options: readonly number[]): number =>
    options.reduce((best, one) => {
      const ahead = priorityOf(taskOfChoice(one)) - priorityOf(taskOfChoice(best));
      return ahead > 0 || (ahead === 0 && uniform(chance) < 0.5) ? one : best;
    });
  return (options, step) => {
    const choice = first(options);
    if (!falls.has(step)) return choice;
    lowest -= 0.01;
    priorities[taskOfChoice(choice)] = lowest;
    return first(options);
  };
}

function starving(chance: RandomGenerator, length: number): Picker {
  const from = below(chance, length);
  const until = from + 2 ** below(chance, 6);
  let starved = -1;
  return (options, step) => {
    const choice = options[below(chance, options.length)] ?? TICK;
    if (step < from || step >= until) return choice;
    if (starved < 0) starved = taskOfChoice(choice);
    const others = options.filter((one) => taskOfChoice(one) !== starved);
    return others.length === 0 ? choice : (others[below(chance, others.length)] ?? TICK);
  };
}

/** A random number from 0 up to, but not including, 1. */
function uniform(chance: RandomGenerator): number {
  return (chance.next() >>> 0) / 2 ** 32;
}

/** A random whole number from 0 to `end` − 1. */
function below(chance: RandomGenerator, end: number): number {
  return Math.floor(uniform(chance) * end);
}
