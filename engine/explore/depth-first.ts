import { decideFaults } from './fault-choices.ts';
import { costOf, lastChoice, OrderRun } from './order-run.ts';
import type { Plan } from './plan.ts';
import { TraceCache } from './trace-cache.ts';
import { TraceHash } from './trace-hash.ts';
import { TICK, taskOfChoice, type World } from './world.ts';

/** Steps after which an order is abandoned: probably an endless loop. */
export const MOST_STEPS = 400;

/** A choice and what its step touches; asleep at a node if another branch has tried all orders that begin with it. */
interface Tried {
  readonly choice: number;
  readonly reads: number;
  readonly writes: number;
}

/** A place where the search can go several ways. */
interface Node {
  readonly choices: readonly number[];
  /** Interruptions that each choice costs. */
  readonly costs: readonly number[];
  /** Whether an allocation succeeds (0) or fails (1) here, inside a step. */
  readonly isFault: boolean;
  readonly asleep: readonly Tried[];
  readonly tried: Tried[];
  /** Index of the choice being tried. */
  at: number;
  /** What the step of that choice reads and writes, over all allocations that may fail in it. */
  reads: number;
  writes: number;
}

/** Options of a search. */
export interface DepthFirstOptions {
  /** The most interruptions of an order; unlimited if missing. */
  readonly bound?: number;
  /** How orders that lead nowhere new are skipped; by default every order is run. */
  readonly reduce?: 'trace cache' | 'sleep sets';
  /** Whether an order ends where the first predicate holds. */
  readonly stopsAtFind?: boolean;
  /** Nodes after which orders are cut short, for a search that only wants their beginnings. Unlimited if missing. */
  readonly depth?: number;
}

/**
 * Runs the orders of a program one by one, depth first; each from the start, since coroutines cannot be copied. An
 * interruption is a switch away from a task that could continue inside a call, or time that passes while one could.
 */
export class DepthFirst {
  readonly #plan: Plan;
  readonly #bound: number;
  readonly #sleeps: boolean;
  readonly #stopsAtFind: boolean;
  readonly #mostNodes: number;
  readonly #cache: TraceCache | null;
  readonly #hash: TraceHash = new TraceHash();
  readonly #stack: Node[] = [];
  readonly #options: number[] = [];
  /** The choices that all orders take at their first nodes. */
  #first: readonly number[] = [];
  /** Nodes passed in the present order. */
  #depth = 0;
  /** Orders run. */
  executions = 0;
  steps = 0;
  /** Whether all orders have been run. */
  isExhausted = false;
  /** Whether an order was longer than {@link MOST_STEPS}. */
  hasGivenUp = false;
  /** Whether the last order was cut short because an earlier one leads to the same state. */
  isKnown = false;

  constructor(
    plan: Plan,
    {
      bound = Number.POSITIVE_INFINITY,
      reduce,
      stopsAtFind = false,
      depth = Number.POSITIVE_INFINITY,
    }: DepthFirstOptions,
  ) {
    this.#plan = plan;
    this.#mostNodes = depth;
    this.#bound = bound;
    this.#stopsAtFind = stopsAtFind;
    this.#sleeps = reduce === 'sleep sets';
    this.#cache = reduce === 'trace cache' ? new TraceCache() : null;
  }

  /**
   * Restricts the search to orders that begin with `first`: for each node a choice, or whether an allocation fails (1)
   * or not (0). Keeps the trace cache.
   */
  turnTo(first: readonly number[]): void {
    this.#first = first;
    this.#stack.length = 0;
    this.isExhausted = false;
    this.hasGivenUp = false;
  }

  /** The traces seen so far; null without a trace cache. */
  get cache(): TraceCache | null {
    return this.#cache;
  }

  /** The share of orders done, from 0 to 1, assuming that all branches are of equal size. */
  get progress(): number {
    let share = 0;
    let part = 1;
    for (const { at, choices } of this.#stack) {
      part /= choices.length;
      share += at * part;
    }
    return this.isExhausted ? 1 : share;
  }

  /** Runs the next order; null when there is none left. */
  next(): OrderRun | null {
    if (this.isExhausted) return null;
    const run = new OrderRun(this.#plan);
    this.#depth = 0;
    this.#hash.clear();
    this.isKnown = false;
    decideFaults(run.world, (target) => run.answer(this.#answer(), target));
    run.isCut = this.#go(run);
    this.executions += 1;
    this.steps += run.steps;
    if (!run.isCut && run.world.panic === null) run.end();
    this.#backtrack();
    return run;
  }

  /** Runs an order; returns whether it was cut short. */
  #go(run: OrderRun): boolean {
    let asleep: readonly Tried[] = [];
    while (run.world.panic === null && !(this.#stopsAtFind && run.found.size > 0)) {
      const node = this.#stack[this.#depth] ?? this.#arrive(run, asleep);
      if (typeof node === 'string') return node === 'cut';
      asleep = this.#take(run, node);
    }
    return run.world.panic === null;
  }

  /** The new node that an order has reached, or that it ends there or is cut short. */
  #arrive(run: OrderRun, asleep: readonly Tried[]): Node | 'end' | 'cut' {
    run.world.options(this.#options);
    if (this.#options.length === 0) return 'end';
    if (run.steps >= MOST_STEPS) this.hasGivenUp = true;
    if (run.steps >= MOST_STEPS) return 'cut';
    this.isKnown = this.#depth >= this.#first.length && this.#hasRun(run);
    if (this.isKnown || this.#depth >= this.#mostNodes) return 'cut';
    const node = this.#nodeAt(run, asleep);
    if (node === null) return 'cut';
    this.#stack.push(node);
    return node;
  }

  /** Takes the choice being tried at a node; returns what is asleep afterwards. */
  #take(run: OrderRun, node: Node): readonly Tried[] {
    this.#depth += 1;
    const choice = node.choices[node.at] ?? TICK;
    run.step(choice, node.costs[node.at] ?? 0);
    const { reads, writes } = run.world;
    if (this.#cache !== null) this.#hash.add(taskOfChoice(choice), choice, run.answers, reads, writes);
    node.reads |= reads;
    node.writes |= writes;
    return this.#sleeps ? awake(node, choice, reads, writes) : [];
  }

  /** Whether the orders from here on have already been run with at least as many interruptions left. */
  #hasRun({ world, interruptions }: OrderRun): boolean {
    if (this.#cache === null) return false;
    const isBounded = this.#bound !== Number.POSITIVE_INFINITY;
    // What the next switch costs depends on who ran last.
    const last = isBounded ? Math.imul(world.lastTask + 1, 0x2545f491) : 0;
    const { high, low } = this.#hash;
    return this.#cache.has(high ^ last, low + last, isBounded ? this.#bound - interruptions : 0);
  }

  /** The choices from here, that of the last task first; null when all of them cost too much or are asleep. */
  #nodeAt({ world, interruptions }: OrderRun, asleep: readonly Tried[]): Node | null {
    const choices: number[] = [];
    const costs: number[] = [];
    const left = this.#bound - interruptions;
    const only = this.#first[this.#depth];
    for (const choice of inOrder(world, this.#options)) {
      if (only !== undefined && choice !== only) continue;
      const cost = costOf(world, choice, this.#options);
      if (cost > left || asleep.some((one) => one.choice === choice)) continue;
      choices.push(choice);
      costs.push(cost);
    }
    if (choices.length === 0) return null;
    return { choices, costs, isFault: false, asleep, tried: [], at: 0, reads: 0, writes: 0 };
  }

  /** Whether the allocation that is made now fails. */
  #answer(): boolean {
    let node = this.#stack[this.#depth];
    if (node === undefined) {
      // The order is cut short only after this step.
      if (this.#depth >= this.#mostNodes) return false;
      const only = this.#first[this.#depth];
      node = {
        choices: only === undefined ? [0, 1] : [only],
        costs: [0, 0],
        isFault: true,
        asleep: [],
        tried: [],
        at: 0,
        reads: 0,
        writes: 0,
      };
      this.#stack.push(node);
    }
    this.#depth += 1;
    return node.choices[node.at] === 1;
  }

  /** Turns to the next order. */
  #backtrack(): void {
    for (let node = this.#stack.at(-1); node !== undefined; node = this.#stack.at(-1)) {
      const { choices, at, reads, writes, tried } = node;
      if (!node.isFault) tried.push({ choice: choices[at] ?? TICK, reads, writes });
      node.at += 1;
      node.reads = 0;
      node.writes = 0;
      if (node.at < choices.length) return;
      this.#stack.pop();
    }
    this.isExhausted = true;
  }
}

/** What stays asleep after a step: the choices of other tasks that do not conflict with it. */
function awake(node: Node, choice: number, reads: number, writes: number): Tried[] {
  const task = taskOfChoice(choice);
  const stays = (one: Tried): boolean =>
    taskOfChoice(one.choice) !== task &&
    (writes & (one.reads | one.writes)) === 0 &&
    (one.writes & reads) === 0;
  return [...node.asleep.filter(stays), ...node.tried.filter(stays)];
}

/** The choices, with that of the last task first. */
function inOrder(world: World, options: readonly number[]): readonly number[] {
  const last = lastChoice(world);
  if (last < 0 || !options.includes(last)) return options;
  return [last, ...options.filter((choice) => choice !== last)];
}
