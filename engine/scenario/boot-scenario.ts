import type { CountingSink } from '../event/log.ts';
import { Engine } from '../machine/engine.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { PAGES_PER_MIB } from '../units.ts';
import type { Scenario } from './scenario.ts';

/**
 * Boots the machine of a scenario with the caches found on a real machine, before the scenario's own are created.
 * @throws MachineError when it cannot be simulated.
 */
export function bootScenario(
  { machine: { cpus, hz }, memory, tunables, found }: Scenario,
  log: CountingSink,
  mostEvents: number,
): Engine {
  const machine = memory === null ? { cpus, hz } : { cpus, hz, frames: memory.mib * PAGES_PER_MIB };
  const base = { machine, tunables: { ...defaultTunables(), ...tunables }, restore: found, mostEvents };
  if (memory === null) return new Engine(base, log);
  const { reserved, marks } = memory;
  const limits = { reserved: reserved * PAGES_PER_MIB, ...(marks ? { marks } : {}) };
  return new Engine({ ...base, memory: limits }, log);
}
