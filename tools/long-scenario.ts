import { cacheSpec, callerSpec, type Scenario, scenario } from '../engine/scenario/scenario.ts';

/** The longest that a scenario may last, in ms. */
const HOUR = 3_600_000;

/** An endless scenario: `held` long-lived objects, and three busy callers. */
export function longScenario(held: number): Scenario {
  const holder = callerSpec({
    name: 'held',
    cache: 'c1',
    pattern: { kind: 'burst', size: held, every: HOUR, hold: HOUR },
  });
  const busy = callerSpec({
    name: 'busy',
    cache: 'c1',
    threads: 3,
    pattern: { kind: 'loop', batch: 300, think: 1, rounds: 0 },
  });
  return scenario({
    title: 'long',
    about: 'Callers that never end.',
    end: HOUR,
    caches: [cacheSpec({ id: 'c1', name: 'long', size: 256 })],
    callers: held > 0 ? [holder, busy] : [busy],
  });
}
