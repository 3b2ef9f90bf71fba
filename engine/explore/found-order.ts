import type { EventSink } from '../event/log.ts';
import { costTable, DEFAULT_COSTS } from '../kernel/costs.ts';
import { calmChoice } from './calm.ts';
import { MOST_STEPS } from './depth-first.ts';
import { decideFaults } from './fault-choices.ts';
import type { PredicateName } from './named-predicates.ts';
import { costOf } from './order-run.ts';
import { type Plan, planOf, predicateOf } from './plan.ts';
import type { Predicate } from './predicate.ts';
import type { Program } from './program.ts';
import { runSchedule } from './run-schedule.ts';
import { failsIn, parseSchedule, type Turn, turnsOf } from './schedule.ts';
import { BoundedSearch } from './search.ts';
import { type Boot, World } from './world.ts';

/** A program, what was looked for, and an order in which it happens. */
export interface Explored {
  readonly program: Program;
  readonly predicate: PredicateName | Predicate;
  /** As text: see schedule.ts. */
  readonly schedule: string;
  /** Whether the predicate holds in it; an order may also be kept because it ends well. */
  readonly holds: boolean;
  /** Its steps until the predicate holds, and its interruptions until then. */
  readonly steps: number;
  readonly interruptions: number;
}

/** Where an order's turns come from: its schedule, or a new search if that does not fit, which may find nothing. */
export type OrderSource = 'schedule' | 'searched again' | 'nothing found';

/** Limits of the search that replaces a schedule that does not fit: interruptions, and orders. */
const MOST_INTERRUPTIONS = 3;
const MOST_ORDERS = 50_000;

/** Runs an order on a machine whose events are recorded: its turns, then the rest without interruptions. */
export class FoundOrder {
  readonly world: World;
  readonly source: OrderSource;
  readonly #turns: readonly Turn[];
  readonly #options: number[] = [];
  #steps = 0;
  #answers: readonly number[] = [];
  #answered = 0;
  /** Time reached after the last step, in ns. */
  #waited = 0;

  /** Boots the machine and sends its events to `log`. */
  constructor({ program, predicate, schedule, holds }: Explored, log: EventSink, boot: Boot) {
    const plan = planOf(program, [predicateOf(predicate)]);
    const known = scheduleThatFits(plan, schedule, holds);
    const turns = known ?? (holds ? searchAgain(plan) : null);
    this.source = known !== null ? 'schedule' : turns !== null ? 'searched again' : 'nothing found';
    this.#turns = turnsOf(turns ?? []);
    this.world = new World(plan, log, boot);
    const { k } = this.world;
    k.costs = costTable(DEFAULT_COSTS);
    decideFaults(this.world, () => failsIn(this.#answers[this.#answered++] ?? -1));
  }

  /** Time on the machine, in ns. */
  get now(): number {
    return Math.max(this.world.k.now, this.#waited);
  }

  /** Runs until `untilNs`, or until `isEnough` returns true after a step. After the order's end only time passes. */
  advance(untilNs: number, isEnough: () => boolean): void {
    const { k } = this.world;
    while (k.now < untilNs && !isEnough()) {
      if (this.#next()) continue;
      if (untilNs < Number.POSITIVE_INFINITY) this.#waited = Math.max(this.#waited, untilNs);
      return;
    }
  }

  /** Takes the next step; returns whether there was one. */
  #next(): boolean {
    const { world } = this;
    world.options(this.#options);
    const turn = this.#turns[this.#steps];
    const choice = turn?.choice ?? calmChoice(world, this.#options);
    if (choice === undefined || world.panic !== null || this.#steps >= MOST_STEPS) return false;
    this.#answers = turn?.answers ?? [];
    this.#answered = 0;
    this.#steps += 1;
    world.step(choice, costOf(world, choice, this.#options));
    return true;
  }
}

/** The schedule that a text describes, if it fits and the predicate holds in it exactly when `holds` says so. */
function scheduleThatFits(plan: Plan, text: string, holds: boolean): number[] | null {
  const schedule = parseSchedule(text, new World(plan));
  const run = schedule === null ? null : runSchedule(plan, schedule);
  return run?.found.has(0) === holds ? schedule : null;
}

/** Pauses may have moved since the schedule was found; another order may show the same. */
function searchAgain(plan: Plan): readonly number[] | null {
  const search = new BoundedSearch(plan, MOST_INTERRUPTIONS);
  while (!search.isOver && search.executions < MOST_ORDERS) search.next();
  return search.found?.schedule ?? null;
}
