import { EVENT_KINDS, type EventKind } from '../event/event.ts';
import { EVENT_WORDS, EventLog, kindOf } from '../event/log.ts';
import { runOf } from '../scenario/boot-explored.ts';
import type { Run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { spl_kmem_cache_t } from '../spl/types.ts';
import { NS_PER_MS } from '../units.ts';

/** Events between two looks. */
const STEP = 100_000;

/** A scenario that was run without a page, and the events it emitted. */
export class Headless {
  readonly run: Run;
  readonly #log = new EventLog();
  readonly #counts = new Map<EventKind, number>();

  constructor(scenario: Scenario) {
    this.run = runOf(scenario, this.#log);
  }

  /** Runs until `ms`, or to the end. */
  to(ms: number = this.run.scenario.end): this {
    while (
      this.run.engine.panic === null &&
      this.run.engine.lockup === null &&
      this.run.now < ms * NS_PER_MS
    ) {
      this.run.advance(ms * NS_PER_MS, this.#log.emitted + STEP);
      this.#count();
    }
    return this;
  }

  /** How many events of a kind were emitted so far. */
  count(kind: EventKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** Events emitted so far. */
  get emitted(): number {
    return this.#log.emitted;
  }

  /** Calls that callers have made so far. */
  get calls(): number {
    return [...this.run.engine.callers.values()].flat().reduce((sum, caller) => sum + caller.calls, 0);
  }

  /**
   * A cache that is there.
   * @throws Error when it is not
   */
  cache(id: string): spl_kmem_cache_t {
    const cache = this.run.engine.owners.caches.get(id) ?? null;
    if (cache === null) throw new Error(`no cache ${id} in ${this.run.scenario.title}`);
    return cache.skc;
  }

  #count(): void {
    for (const { words, count } of this.#log.take()) {
      for (let i = 0; i < count; i++) {
        const kind = EVENT_KINDS[kindOf(words[i * EVENT_WORDS] ?? 0)];
        if (kind !== undefined) this.#counts.set(kind, this.count(kind) + 1);
      }
    }
  }
}

/** How many objects of a cache lie in the magazines of all CPUs. */
export function parked(skc: spl_kmem_cache_t): number {
  return skc.skc_mag.reduce((sum, skm) => sum + skm.skm_avail, 0);
}
