import type { CountingSink } from '../event/log.ts';
import { type Explored, FoundOrder } from '../explore/found-order.ts';
import { Engine } from '../machine/engine.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { PAGES_PER_MIB } from '../units.ts';
import type { Scenario } from './scenario.ts';

/**
 * The machine of a scenario, with the caches that it starts with from a real machine and no others yet.
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

/** The machine of a found order, and the order on it. */
export function bootExplored(
  explored: Explored,
  log: CountingSink,
  mostEvents: number,
): { readonly engine: Engine; readonly order: FoundOrder } {
  const engines: Engine[] = [];
  const order = new FoundOrder(explored, log, (machine, tunables, sink) => {
    const engine = new Engine({ machine, tunables, mostEvents }, sink);
    engines.push(engine);
    return engine.kernel;
  });
  const [engine] = engines;
  if (engine === undefined) throw new Error('a found order boots its machine once');
  for (const [i, { id }] of explored.program.caches.entries()) {
    engine.owners.reserve(id);
    engine.owners.created(id, order.world.facts.caches[i]?.skc ?? null);
  }
  return { engine, order };
}
