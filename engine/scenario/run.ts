import { type Command, CommandError } from '../command/command.ts';
import type { CountingSink } from '../event/log.ts';
import type { FoundOrder, OrderSource } from '../explore/found-order.ts';
import { DEFAULT_COSTS } from '../kernel/costs.ts';
import { MOST_EVENTS } from '../machine/driver.ts';
import type { Engine } from '../machine/engine.ts';
import { NS_PER_MS } from '../units.ts';
import { bootScenario } from './boot-scenario.ts';
import type { Scenario } from './scenario.ts';

/** A command given by hand, and when: after `events` events, at `at` ns. */
export interface JournalEntry {
  readonly events: number;
  readonly at: number;
  readonly command: Command;
  /** Events since the beginning when it was stopped early; missing if it finished. */
  readonly stopped?: number;
}

/** A command of the scenario that was not possible when its time came. */
export interface Refusal {
  readonly atNs: number;
  readonly command: Command;
  readonly message: string;
}

/** The machine of a found order, and the order that drives it. */
export interface ExploredMachine {
  readonly engine: Engine;
  readonly order: FoundOrder;
}

/** A run of a scenario: its machine, its timed commands, and the commands given by hand. */
export class Run {
  readonly engine: Engine;
  readonly scenario: Scenario;
  readonly refusals: Refusal[] = [];
  readonly journal: JournalEntry[] = [];
  readonly #log: CountingSink;
  /** The found order that the machine follows; null if commands and callers drive it. */
  readonly #order: FoundOrder | null = null;
  #nextCommand = 0;
  /** Whether the last command was given by hand, and is therefore the journal's last entry. */
  #isByHand = false;

  /**
   * @param mostEvents events of a command that count as a lockup
   * @param explored the machine of the scenario's found order (see `bootExplored`); null without one
   * @throws MachineError when the machine cannot be simulated
   */
  constructor(
    scenario: Scenario,
    log: CountingSink,
    mostEvents: number = MOST_EVENTS,
    explored: ExploredMachine | null = null,
  ) {
    this.scenario = scenario;
    this.#log = log;
    if (explored !== null) {
      this.engine = explored.engine;
      this.#order = explored.order;
      return;
    }
    if (scenario.explored !== undefined)
      throw new Error('the machine of a found order is booted before it runs');
    this.engine = bootScenario(scenario, log, mostEvents);
    for (const { id, ...shape } of scenario.caches) {
      this.#sendOrRefuse({ op: 'create', thread: 't0', cpu: 0, cache: id, ...shape });
    }
    const { costs, seed, machine } = scenario;
    this.engine.goLive({ costs: { ...DEFAULT_COSTS, ...costs }, slice: machine.slice, seed });
    for (const spec of scenario.callers) this.#sendOrRefuse({ op: 'startCaller', spec });
  }

  /** Time that all CPUs have reached, in ns. */
  get now(): number {
    return this.#order === null ? this.engine.now : this.#order.now;
  }

  /** Where the order that the machine follows comes from; null if it does not follow one. */
  get orderSource(): OrderSource | null {
    return this.#order?.source ?? null;
  }

  /** Whether the scenario has ended or the machine has halted. */
  get isOver(): boolean {
    return this.engine.panic !== null || this.now >= this.scenario.end * NS_PER_MS;
  }

  /**
   * Runs until `untilNs`, or until at least `events` events have been recorded since the beginning. Stops early when
   * the machine locks up (see {@link Engine.lockup}); the next call continues from there.
   */
  advance(untilNs: number, events: number): void {
    const { engine } = this;
    const log = this.#log;
    if (this.#order !== null) {
      this.#order.advance(untilNs, () => log.emitted >= events);
      engine.panic = this.#order.world.panic;
      return;
    }
    let mayRun = true;
    // From here on, passing time continues a stopped command that was given by hand.
    this.#isByHand = false;
    while (mayRun && engine.panic === null && log.emitted < events) {
      if (engine.isUnfinished && engine.lockup === null) {
        engine.continue(events, untilNs);
        mayRun = !engine.isUnfinished;
        continue;
      }
      mayRun = this.#runToNextCommand(untilNs, events);
    }
  }

  /** Runs until the next command of the scenario and carries it out; returns whether there may be more to run. */
  #runToNextCommand(untilNs: number, events: number): boolean {
    const { engine } = this;
    const next = this.scenario.commands[this.#nextCommand];
    const atNs = next === undefined ? Number.POSITIVE_INFINITY : next.at * NS_PER_MS;
    engine.advance(Math.min(untilNs, atNs), events);
    const isStopped = engine.panic !== null || engine.lockup !== null || this.#log.emitted >= events;
    if (isStopped || next === undefined || atNs > untilNs || this.now < atNs) return false;
    this.#nextCommand += 1;
    this.#sendOrRefuse(next.command, events);
    return engine.lockup === null;
  }

  /**
   * Carries out a command given by hand and adds it to the journal. It may remain unfinished: after `events` events
   * since the beginning, or when the machine locks up.
   * @throws CommandError when it is not possible now; the journal is unchanged
   */
  send(command: Command, events: number = Number.POSITIVE_INFINITY): void {
    if (this.#order !== null)
      throw new CommandError(
        'explored order',
        'this machine follows an order that a search found, so it takes no commands: change the program in Explore',
      );
    const entry = { events: this.#log.emitted, at: this.now, command };
    this.engine.send(command, events);
    this.#isByHand = true;
    this.journal.push(this.#stoppedOrNot(entry));
  }

  /** Continues an unfinished command until `events` events since the beginning. */
  continue(events: number): void {
    // After a lockup the command is no longer waited for; time passes.
    if (this.engine.lockup !== null) this.#isByHand = false;
    this.engine.continue(events);
    const entry = this.#isByHand ? this.journal.pop() : undefined;
    if (entry !== undefined) this.journal.push(this.#stoppedOrNot(entry));
  }

  /**
   * Runs to the point where a journal entry was recorded, and carries it out. An entry that was stopped early is
   * stopped at the same point, or after `known` events if that is earlier.
   */
  repeat(entry: JournalEntry, known: number = Number.POSITIVE_INFINITY): void {
    this.catchUp(entry.at, entry.events);
    // Time may have passed without events.
    if (this.now < entry.at) this.advance(entry.at, Number.POSITIVE_INFINITY);
    const { stopped } = entry;
    this.send(entry.command, stopped === undefined ? Number.POSITIVE_INFINITY : Math.min(stopped, known));
  }

  /** Like {@link Run.advance}, but does not stop when the machine locks up. */
  catchUp(untilNs: number, events: number): void {
    do this.advance(untilNs, events);
    while (this.engine.lockup !== null && this.#log.emitted < events);
  }

  #stoppedOrNot({ events, at, command }: JournalEntry): JournalEntry {
    const entry = { events, at, command };
    return this.engine.isUnfinished ? { ...entry, stopped: this.#log.emitted } : entry;
  }

  #sendOrRefuse(command: Command, events: number = Number.POSITIVE_INFINITY): void {
    try {
      this.engine.send(command, events);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.refusals.push({ atNs: this.now, command, message: error.message });
    }
  }
}
