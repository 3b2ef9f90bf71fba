import {
  BYTES_PER_MIB,
  type CallerSpec,
  callerSpec,
  type FoundCacheSpec,
  type MemorySpec,
  type Scenario,
  scenario,
} from '../../../engine/index.ts';
import type { ListingChoices } from './caches.ts';

/** The scenario of a machine found in this state, with a few callers that allocate and free now and then. */
export function scenarioOf(
  title: string,
  about: string,
  restore: readonly FoundCacheSpec[],
  { cpus, seed }: ListingChoices,
): Scenario {
  return scenario({
    title: title.slice(0, 200),
    about: about.slice(0, 2000),
    seed,
    machine: { cpus, hz: 250, slice: 10 },
    memory: memoryFor(restore),
    found: restore,
    callers: restore.filter(({ out }) => out.length > 0).map(visitor),
    end: 0,
  });
}

function visitor({ id, name }: FoundCacheSpec): CallerSpec {
  return callerSpec({
    name: `user of ${name}`.slice(0, 60),
    cache: id,
    pattern: {
      kind: 'steady',
      rate: 40,
      arrivals: 'poisson',
      lifetime: { kind: 'exponential', mean: 400 },
    },
  });
}

/** The most memory that is simulated page by page, in MiB. */
const MOST_MIB = 4096;

/** About twice the memory that the caches hold, which pressure can exhaust; null (unlimited) where that is too much. */
function memoryFor(restore: readonly FoundCacheSpec[]): MemorySpec | null {
  const held = restore.reduce((sum, { out, geometry }) => sum + out.length * (geometry?.size ?? 0), 0);
  const mib = Math.max(64, 2 ** Math.ceil(Math.log2(Math.max(1, (2 * held) / BYTES_PER_MIB))));
  return mib > MOST_MIB ? null : { mib, reserved: mib / 8 };
}
