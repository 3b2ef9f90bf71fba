import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { type Command, type Engine, KMC_BITS } from '../../engine/index.ts';

/** Steps in a phase, at least and at most: a phase fills or drains one cache. */
const PHASE = [20, 80] as const;
/** Of 100 steps, how many move time on by a jiffy. */
const TICKS = 4;
/** Of 100 other steps, how many go the way of the phase. */
const BIAS = 80;
/** Threads that a cpu can have blocked at a time. */
const THREADS_PER_CPU = 4;

interface Phase {
  readonly cache: string;
  readonly filling: boolean;
  left: number;
}

/** Callers that allocate and free at random, in phases that fill or drain one cache at a time. The same seed does the same. */
export class RandomWorkload {
  readonly #random: RandomGenerator;
  /** Numbers of the objects that it allocated, by cache: object n of cache c1 has the handle c1.n. */
  readonly #mine = new Map<string, number[]>();
  #phase: Phase | null = null;

  constructor(seed: number) {
    this.#random = xoroshiro128plus(seed);
  }

  /** Gives `steps` commands to the machine, fewer when it stops. */
  run(engine: Engine, steps: number): void {
    for (let i = 0; i < steps && engine.panic === null; i++) engine.send(this.#next(engine));
  }

  #next(engine: Engine): Command {
    const tick: Command = { op: 'tick', n: 1 };
    const phase = this.#currentPhase(engine);
    if (phase === null || this.#chance(TICKS)) return tick;
    const cpu = this.#below(engine.kernel.cpus);
    const thread = freeThread(engine, cpu);
    if (thread === null) return tick;
    if (this.#chance(BIAS) === phase.filling) {
      return {
        op: 'alloc',
        thread,
        cpu,
        cache: phase.cache,
        flags: 'KM_SLEEP',
        as: this.#newName(engine, phase),
      };
    }
    const obj = this.#pick(engine, phase.cache);
    return obj === null ? tick : { op: 'free', thread, cpu, obj };
  }

  #currentPhase(engine: Engine): Phase | null {
    const alive = [...engine.owners.caches.values()].filter(
      (cache) => cache !== null && isUsable(cache.skc.skc_flags),
    );
    const phase = this.#phase;
    if (phase !== null && phase.left > 0 && alive.some((cache) => cache?.id === phase.cache)) {
      phase.left -= 1;
      return phase;
    }
    const cache = alive[this.#below(Math.max(alive.length, 1))];
    if (cache === undefined || cache === null) return null;
    const left = PHASE[0] + this.#below(PHASE[1] - PHASE[0]);
    this.#phase = { cache: cache.id, filling: cache.objects.size === 0 || this.#chance(50), left };
    return this.#phase;
  }

  #newName(engine: Engine, phase: Phase): string {
    const names = this.#mine.get(phase.cache) ?? [];
    this.#mine.set(phase.cache, names);
    let number = names.length;
    while (engine.owners.objects.has(`${phase.cache}.${number}`)) number += 1;
    names.push(number);
    return `${phase.cache}.${number}`;
  }

  /** An object of the cache to free: one of its own at random, or else the one that has been out longest. */
  #pick(engine: Engine, id: string): string | null {
    const mine = this.#mine.get(id) ?? [];
    while (mine.length > 0) {
      const at = this.#below(mine.length);
      const number = mine[at] ?? 0;
      mine[at] = mine.at(-1) ?? 0;
      mine.pop();
      if (engine.owners.objects.has(`${id}.${number}`)) return `${id}.${number}`;
    }
    const cache = engine.owners.caches.get(id) ?? null;
    const oldest = cache === null ? undefined : engine.owners.oldest(cache);
    return oldest === undefined ? null : `#${oldest.obj}`;
  }

  #below(bound: number): number {
    return uniformInt(this.#random, 0, bound - 1);
  }

  #chance(percent: number): boolean {
    return this.#below(100) < percent;
  }
}

function isUsable(flags: number): boolean {
  return (flags & (1 << KMC_BITS.DESTROY)) === 0;
}

function freeThread(engine: Engine, cpu: number): string | null {
  for (let i = 0; i < THREADS_PER_CPU; i++) {
    const name = `t${cpu + i * engine.kernel.cpus}`;
    const task = engine.threads.get(name);
    if (task === undefined || task.state === 'idle') return name;
  }
  return null;
}
