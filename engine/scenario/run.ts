import { type Command, CommandError } from '../command/command.ts';
import type { EventSink } from '../event/log.ts';
import { DEFAULT_COSTS } from '../kernel/costs.ts';
import { Engine } from '../machine/engine.ts';
import type { RestoredCache } from '../machine/restore.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { NS_PER_MS, PAGES_PER_MIB } from '../units.ts';
import type { FoundCacheSpec, Scenario } from './scenario.ts';

/** Runs of engines with the same version tell the same events. */
export const ENGINE_VERSION = '0.2';

/** A command that was given by hand, and where: after `events` events, at `at` ns. */
export interface JournalEntry {
  readonly events: number;
  readonly at: number;
  readonly command: Command;
}

/** A command of the scenario that made no sense when its time came. */
export interface Refusal {
  readonly at: number;
  readonly command: Command;
  readonly message: string;
}

/** Takes a run's events, and counts them. */
export interface CountingSink extends EventSink {
  /** Events so far. */
  readonly told: number;
}

/** A scenario that runs: its machine, the commands that its time brings, and those that were given by hand. */
export class Run {
  readonly engine: Engine;
  readonly scenario: Scenario;
  readonly refusals: Refusal[] = [];
  readonly journal: JournalEntry[] = [];
  readonly #log: CountingSink;
  #nextCommand = 0;

  /** @throws MachineError when the machine cannot be simulated */
  constructor(scenario: Scenario, log: CountingSink) {
    this.scenario = scenario;
    this.#log = log;
    const { cpus, hz, slice } = scenario.machine;
    const { memory } = scenario;
    this.engine = new Engine(
      {
        machine: memory === null ? { cpus, hz } : { cpus, hz, frames: memory.mib * PAGES_PER_MIB },
        tunables: { ...defaultTunables(), ...scenario.tunables },
        restore: scenario.found.map(restored),
        ...(memory === null
          ? {}
          : {
              memory: {
                reserved: memory.reserved * PAGES_PER_MIB,
                ...(memory.marks ? { marks: memory.marks } : {}),
              },
            }),
      },
      log,
    );
    for (const { id, ...shape } of scenario.caches) {
      this.#sendOrRefuse({ op: 'create', thread: 't0', cpu: 0, cache: id, ...shape });
    }
    this.engine.goLive({ costs: { ...DEFAULT_COSTS, ...scenario.costs }, slice, seed: scenario.seed });
    for (const spec of scenario.callers) this.#sendOrRefuse({ op: 'startCaller', spec });
  }

  /** Time that all cpus have reached, in ns. */
  get now(): number {
    return this.engine.now;
  }

  /** Whether the scenario has come to its end, or the machine to its own. */
  get isOver(): boolean {
    return this.engine.panic !== null || this.now >= this.scenario.end * NS_PER_MS;
  }

  /** Runs until `until` ns, or until at least `events` events have been told since the beginning. */
  advance(until: number, events: number): void {
    const log = this.#log;
    const enough = (): boolean => log.told >= events;
    while (this.engine.panic === null && !enough()) {
      const next = this.scenario.commands[this.#nextCommand];
      const at = next === undefined ? Number.POSITIVE_INFINITY : next.at * NS_PER_MS;
      this.engine.advance(Math.min(until, at), enough);
      if (next === undefined || at > until || this.now < at || enough()) return;
      this.#nextCommand += 1;
      this.#sendOrRefuse(next.command);
    }
  }

  /**
   * Carries out a command that is given by hand, and notes it.
   * @throws CommandError when it makes no sense now; nothing is noted then
   */
  send(command: Command): void {
    const entry = { events: this.#log.told, at: this.now, command };
    this.engine.send(command);
    this.journal.push(entry);
  }

  /** Runs on to the place where a journal's entry was noted, and carries it out. */
  repeat(entry: JournalEntry): void {
    this.advance(entry.at, entry.events);
    // Time may have passed without anything to tell.
    if (this.now < entry.at) this.advance(entry.at, Number.POSITIVE_INFINITY);
    this.send(entry.command);
  }

  #sendOrRefuse(command: Command): void {
    try {
      this.engine.send(command);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.refusals.push({ at: this.now, command, message: error.message });
    }
  }
}

function restored(found: FoundCacheSpec): RestoredCache {
  return {
    ...found,
    out: Uint32Array.from(found.out),
    magazines: found.magazines.map((slabs) => Uint32Array.from(slabs)),
  };
}
