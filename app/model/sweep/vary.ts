import {
  defaultTunables,
  type Scenario,
  type TimedCommand,
  TUNABLE_NAMES,
  TUNABLES,
  type TunableName,
  type Tunables,
} from '../../../engine/index.ts';
import { relaidCaches } from './relaid.ts';

/** What can be varied: a module parameter, or a property of the machine or its callers. */
export type AxisName = TunableName | 'cpus' | 'memory' | 'threads' | 'objectSize';

/** Everything that can be varied. */
export const AXES: readonly AxisName[] = [...TUNABLE_NAMES, 'cpus', 'memory', 'threads', 'objectSize'];

/** What can be varied in a scenario. */
export function axesOf({ caches, callers }: Scenario): readonly AxisName[] {
  return AXES.filter(
    (what) => (what !== 'threads' || callers.length > 0) && (what !== 'objectSize' || caches.length > 0),
  );
}

/** Whether its values are sets of flags: names for a behaviour, not quantities. */
export function isFlags(what: AxisName): boolean {
  return TUNABLES.find(({ name }) => name === what)?.unit === 'flags';
}

/** The value in a scenario, or its last value if commands change it; null if there is no single one. */
export function presentValue(scenario: Scenario, what: AxisName): number | null {
  if (isTunable(what)) return lastTunables(scenario)[what];
  switch (what) {
    case 'cpus':
      return scenario.machine.cpus;
    case 'memory':
      return scenario.memory?.mib ?? null;
    case 'threads': {
      const [first, ...others] = scenario.callers;
      return others.every(({ threads }) => threads === first?.threads) ? (first?.threads ?? null) : null;
    }
    case 'objectSize':
      return scenario.caches[0]?.size ?? null;
  }
}

/** A scenario with one thing changed from its beginning. */
export function vary(scenario: Scenario, what: AxisName, value: number): Scenario {
  if (isTunable(what)) return withTunable(scenario, what, value);
  switch (what) {
    case 'cpus':
      return withCpus(scenario, value);
    case 'memory':
      return { ...scenario, memory: { mib: value, reserved: value / 8 } };
    case 'threads':
      return { ...scenario, callers: scenario.callers.map((caller) => ({ ...caller, threads: value })) };
    case 'objectSize':
      return {
        ...scenario,
        caches: scenario.caches.map((cache, i) => (i === 0 ? { ...cache, size: value } : cache)),
      };
  }
}

/** Returns whether an axis is a module parameter. */
export function isTunable(what: AxisName): what is TunableName {
  return TUNABLE_NAMES.some((name) => name === what);
}

function firstTunables({ tunables }: Scenario): Tunables {
  return { ...defaultTunables(), ...tunables };
}

function lastTunables(scenario: Scenario): Tunables {
  let values = firstTunables(scenario);
  for (const { command } of scenario.commands) {
    if (command.op === 'reload') values = { ...defaultTunables(), ...command.tunables };
    else if (command.op === 'tunable') values[command.name] = command.value;
  }
  return values;
}

/** Sets a module parameter for the whole run, and lays out the initial caches accordingly. */
function withTunable(scenario: Scenario, name: TunableName, value: number): Scenario {
  const before = firstTunables(scenario);
  return {
    ...scenario,
    tunables: { ...scenario.tunables, [name]: value },
    found: relaidCaches(scenario.found, before, { ...before, [name]: value }),
    commands: scenario.commands.flatMap((timed) => keeping(timed, name, value)),
  };
}

/** A command changed to leave a module parameter at its value. */
function keeping(timed: TimedCommand, name: TunableName, value: number): readonly TimedCommand[] {
  const { command } = timed;
  if (command.op === 'tunable' && command.name === name) return [];
  if (command.op !== 'reload') return [timed];
  return [{ ...timed, command: { ...command, tunables: { ...command.tunables, [name]: value } } }];
}

/** Moves callers and commands of removed CPUs to the remaining ones, and drops the magazines of removed CPUs. */
function withCpus(scenario: Scenario, cpus: number): Scenario {
  return {
    ...scenario,
    machine: { ...scenario.machine, cpus },
    callers: scenario.callers.map((caller) => ({
      ...caller,
      cpu: caller.cpu === null ? null : caller.cpu % cpus,
      threads: caller.threads === scenario.machine.cpus ? cpus : caller.threads,
    })),
    found: scenario.found.map((cache) => ({ ...cache, magazines: cache.magazines.slice(0, cpus) })),
    commands: scenario.commands.map(({ at, command }) => ({
      at,
      command: 'cpu' in command ? { ...command, cpu: command.cpu % cpus } : command,
    })),
  };
}
