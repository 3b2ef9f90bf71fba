import type { CountingSink } from '../event/log.ts';
import { type Explored, FoundOrder } from '../explore/found-order.ts';
import { MOST_EVENTS } from '../machine/driver.ts';
import { Engine } from '../machine/engine.ts';
import { type ExploredMachine, Run } from './run.ts';
import type { Scenario } from './scenario.ts';

/** Boots the machine of a found order. Not part of {@link Run}, since few machines need the search code. */
export function bootExplored(
  explored: Explored,
  log: CountingSink,
  mostEvents: number = MOST_EVENTS,
): ExploredMachine {
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

/**
 * A run of any scenario, including one of a found order.
 * @throws MachineError when its machine cannot be simulated
 */
export function runOf(scenario: Scenario, log: CountingSink): Run {
  const { explored } = scenario;
  return new Run(scenario, log, MOST_EVENTS, explored === undefined ? null : bootExplored(explored, log));
}
