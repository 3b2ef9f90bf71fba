import type { EventSink } from '../event/log.ts';
import type { FaultTarget } from '../kernel/fault-control.ts';
import type { Plan } from './plan.ts';
import { answerOf } from './schedule.ts';
import { TICK, World } from './world.ts';

/** The choice that continues the last task on its CPU; −1 before the first step. */
export function lastChoice({ lastTask, k }: World): number {
  return lastTask === 0 ? -1 : lastTask | ((k.tasks[lastTask]?.cpu ?? 0) << 8);
}

/** How many interruptions a choice costs: 0 or 1. */
export function costOf(world: World, choice: number, options: readonly number[]): number {
  if (choice === TICK) return options.length > 1 ? 1 : 0;
  const last = lastChoice(world);
  if (last < 0 || choice === last || world.isBetween(world.lastTask)) return 0;
  return options.includes(last) ? 1 : 0;
}

/** Where in an order a predicate first held. */
export interface FoundAt {
  /** Steps up to and including that one. */
  readonly steps: number;
  readonly interruptions: number;
}

const NOTHING_FOUND: ReadonlyMap<number, FoundAt> = new Map();

/** An order while it runs. */
export class OrderRun {
  readonly world: World;
  /** Its choices and answers: see schedule.ts. */
  readonly schedule: number[] = [];
  interruptions = 0;
  steps = 0;
  /** Whether each allocation of the present step failed, hashed to a number. */
  answers = 0;

  #found: Map<number, FoundAt> | null = null;
  /** The predicates in {@link OrderRun.found}, as bits. */
  #held = 0;
  /** Whether it was cut short, because the rest is known or costs too much. */
  isCut = false;

  constructor(plan: Plan, log: EventSink | null = null) {
    this.world = new World(plan, log);
  }

  /** Carries out a choice that costs `cost` interruptions. */
  step(choice: number, cost: number): void {
    this.answers = 0;
    this.interruptions += cost;
    this.steps += 1;
    this.schedule.push(choice);
    this.world.step(choice, cost);
    this.#note();
  }

  /** Records whether an allocation fails, and returns it. */
  answer(fails: boolean, target: FaultTarget): boolean {
    this.answers = Math.imul(this.answers, 31) + (fails ? 2 : 1);
    this.schedule.push(answerOf(target, fails));
    return fails;
  }

  /** Evaluates the predicates about the end. */
  end(): void {
    this.world.end();
    this.#note();
  }

  /** Where each predicate first held, by its number. */
  get found(): ReadonlyMap<number, FoundAt> {
    return this.#found ?? NOTHING_FOUND;
  }

  #note(): void {
    const { held } = this.world;
    if (held === this.#held) return;
    this.#found ??= new Map();
    for (let rest = held & ~this.#held; rest !== 0; rest &= rest - 1) {
      const { steps, interruptions } = this;
      this.#found.set(31 - Math.clz32(rest & -rest), { steps, interruptions });
    }
    this.#held = held;
  }
}
