import type { Command } from '../command/command.ts';
import type { EventSink } from '../event/log.ts';
import { DEFAULT_COSTS } from '../kernel/costs.ts';
import { type BootConfig, Engine, type LiveConfig } from '../machine/engine.ts';
import type { FoundCacheSpec } from '../machine/found-cache.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { Random } from '../workload/random.ts';
import { wideCommand, wrongFreeFrom } from './random-commands.ts';

/** A random machine and its commands. */
export interface MachinePlan {
  readonly cpus: number;
  readonly hz: number;
  /** Page frames; null for unlimited memory. */
  readonly frames: number | null;
  readonly tunables: BootConfig['tunables'];
  /** Caches that exist from the start. */
  readonly restored: readonly RestoredPlan[];
  /** Seed of a live machine; null if time moves by command alone. */
  readonly live: number | null;
  /**
   * Events of a command that count as a lockup; null if memory is never refused for good, so that every command ends.
   */
  readonly mostEvents: number | null;
  readonly commands: readonly Command[];
}

/** A cache that exists from the start. */
interface RestoredPlan {
  readonly objSize: number;
  readonly flags: FoundCacheSpec['flags'];
  readonly out: readonly number[];
  readonly magazine: readonly number[];
  readonly emergency: number;
  readonly linuxLive: number;
}

/** Events of one command on a machine that refuses memory for good: enough for any that ends. */
const LOCKUP = 5000;

/** The random machine of a seed, with `commands` commands. */
export function randomMachine(seed: number, commands: number): MachinePlan {
  const random = new Random(seed);
  const isLive = random.integer(0, 4) === 0;
  const misuses = random.integer(0, 3) === 0;
  const restored = random.integer(0, 3) === 0 ? random.integer(1, 2) : 0;
  const refuses = random.integer(0, 7) === 0;
  return {
    cpus: random.integer(1, 4),
    // Callers never rest: at 10 jiffies a second, a tick would take thousands of their calls.
    hz: (isLive ? [100, 250, 250, 1000] : [10, 10, 100, 1000])[random.integer(0, 3)] ?? 10,
    // Sometimes the restored caches do not fit.
    frames: random.integer(0, 2) === 0 ? random.integer(restored === 0 ? 64 : 256, 4096) : null,
    tunables: {
      ...defaultTunables(),
      spl_kmem_cache_magazine_size: random.integer(0, 5) === 0 ? 0 : random.integer(2, 8),
      spl_kmem_cache_expire: random.integer(0, 3),
      spl_kmem_cache_reclaim: random.integer(0, 1),
      // Up to 4 objects have left a restored slab.
      spl_kmem_cache_obj_per_slab: random.integer(restored === 0 ? 1 : 4, 12),
      spl_kmem_cache_kmem_threads: random.integer(1, 4),
    },
    restored: Array.from({ length: restored }, () => anyCache(random)),
    live: isLive ? random.integer(0, 1000) : null,
    mostEvents: refuses ? LOCKUP : null,
    commands: Array.from({ length: commands }, () =>
      misuses && random.integer(0, 9) === 0
        ? wrongFreeFrom(random, 40)
        : wideCommand(random, { isLive, refuses }),
    ),
  };
}

function anyCache(random: Random): RestoredPlan {
  const isLinux = random.integer(0, 3) === 0;
  return {
    objSize: [100, 700, 5000][random.integer(0, 2)] ?? 100,
    flags: [isLinux ? 'SLAB' : 'VMEM'],
    out: Array.from({ length: random.integer(0, 4) }, () => random.integer(0, 4)),
    magazine: Array.from({ length: random.integer(0, 2) }, () => 0),
    emergency: random.integer(0, 5),
    linuxLive: random.integer(0, 5),
  };
}

/**
 * Boots the machine of a plan, without its commands.
 * @throws MachineError when its caches do not fit its memory
 */
export function bootMachine(plan: MachinePlan, sink: EventSink | null): Engine {
  const { cpus, hz, frames, tunables, live, mostEvents } = plan;
  const engine = new Engine(
    {
      machine: frames === null ? { cpus, hz } : { cpus, hz, frames },
      tunables,
      restore: plan.restored.map(restoredCache),
      ...(mostEvents === null ? {} : { mostEvents }),
    },
    sink,
  );
  const costs: LiveConfig = { costs: DEFAULT_COSTS, slice: 10, seed: live ?? 0 };
  if (live !== null) engine.goLive(costs);
  return engine;
}

function restoredCache({ out, magazine, ...rest }: RestoredPlan, i: number): FoundCacheSpec {
  const first = out[0] ?? 0;
  return {
    ...rest,
    id: `c${i + 1}`,
    name: 'found',
    align: 0,
    geometry: null,
    counters: { slabMax: 9, objMax: 70, objDeadlock: 2, objEmergencyMax: 5 },
    out,
    magazines: [magazine.slice(0, first)],
  };
}
