import type { CallerSpec } from '../command/caller-spec.ts';
import type { CacheFigures, Command } from '../command/command.ts';
import type { Explored } from '../explore/found-order.ts';
import type { CostModel } from '../kernel/costs.ts';
import type { Watermarks } from '../kernel/zone.ts';
import type { FoundCacheSpec } from '../machine/found-cache.ts';
import type { Tunables } from '../spl/tunables.ts';

/** The version of scenarios that this engine writes and reads. */
export const SCENARIO_VERSION = 1;

/** A cache that is created before time begins. */
export interface CacheSpec extends CacheFigures {
  readonly id: string;
}

/** The page frames of a machine; sizes in MiB. */
export interface MemorySpec {
  readonly mib: number;
  /** What the rest of the system always holds. */
  readonly reserved: number;
  /** In pages; the kernel's defaults if missing. */
  readonly marks?: Watermarks;
}

/** A command at a time, in ms. */
export interface TimedCommand {
  readonly at: number;
  readonly command: Command;
}

/** A machine and everything that will happen to it: the same scenario always gives the same events. Times in ms. */
export interface Scenario {
  readonly format: 'slabscope scenario';
  readonly version: typeof SCENARIO_VERSION;
  /** The catalogue name of this scenario, or of the one that it was made from. Has no effect on the run. */
  readonly id?: string;
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly about: string;
  readonly seed: number;
  readonly machine: { readonly cpus: number; readonly hz: number; readonly slice: number };
  /** Costs that differ from the model's. */
  readonly costs: Partial<CostModel>;
  /** Null: unlimited memory. */
  readonly memory: MemorySpec | null;
  /** Module parameters that differ from their defaults. */
  readonly tunables: Partial<Tunables>;
  readonly caches: readonly CacheSpec[];
  readonly found: readonly FoundCacheSpec[];
  readonly callers: readonly CallerSpec[];
  readonly commands: readonly TimedCommand[];
  /** An order that a search has found. The machine is then the program's, and nothing else happens. */
  readonly explored?: Explored;
  /** When it ends. */
  readonly end: number;
}

/** The fields that an author must write; the rest have defaults. */
export type ScenarioDraft = Pick<Scenario, 'title' | 'about' | 'end'> & Partial<Scenario>;

/** The scenario of an order that a search has found; it ends at `endMs`. */
export function exploredScenario(explored: Explored, title: string, about: string, endMs: number): Scenario {
  const { machine, caches } = explored.program;
  const cpus = Math.max(machine.cpus, (machine.workerCpu ?? machine.cpus) + 1);
  return scenario({
    title,
    about,
    end: endMs,
    explored,
    machine: { cpus, hz: machine.hz, slice: 10 },
    caches: caches.map(({ id, size, align, flags }) => cacheSpec({ id, name: id, size, align, flags })),
  });
}

/** Completes a scenario. */
export function scenario(draft: ScenarioDraft): Scenario {
  return {
    format: 'slabscope scenario',
    version: SCENARIO_VERSION,
    seed: 1,
    costs: {},
    memory: null,
    tunables: {},
    caches: [],
    found: [],
    callers: [],
    commands: [],
    ...draft,
    machine: { cpus: 4, hz: 250, slice: 10, ...draft.machine },
  };
}

/** A cache for a scenario: objects of `size` bytes in vmalloc by default. */
export function cacheSpec(draft: Pick<CacheSpec, 'id' | 'name' | 'size'> & Partial<CacheSpec>): CacheSpec {
  return { align: 0, flags: ['VMEM'], ctor: false, dtor: false, ...draft };
}

/** A caller for a scenario: by default one thread that may sleep and runs from beginning to end. */
export function callerSpec(
  draft: Pick<CallerSpec, 'name' | 'cache' | 'pattern'> & Partial<CallerSpec>,
): CallerSpec {
  return { cpu: null, threads: 1, flags: 'KM_SLEEP', start: 0, stop: null, ...draft };
}
