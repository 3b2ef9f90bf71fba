import { EVENT_KINDS, type EventKind } from '../event/event.ts';
import { EVENT_WORDS, EventLog, kindOf } from '../event/log.ts';
import { runOf } from '../scenario/boot-explored.ts';
import type { Run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { spl_kmem_cache_t } from '../spl/types.ts';
import { NS_PER_MS } from '../units.ts';

/** Events to run at a time. */
const STEP = 100_000;

/** Runs a scenario without a page and counts its events. */
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

  /** Events of a kind emitted so far. */
  count(kind: EventKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** Events emitted so far. */
  get emitted(): number {
    return this.#log.emitted;
  }

  /** Calls made by callers so far. */
  get calls(): number {
    return [...this.run.engine.callers.values()].flat().reduce((sum, caller) => sum + caller.calls, 0);
  }

  /**
   * A cache by its id.
   * @throws Error when it does not exist
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

/** Number of objects of a cache in magazines. */
export function parked(skc: spl_kmem_cache_t): number {
  return skc.skc_mag.reduce((sum, skm) => sum + skm.skm_avail, 0);
}
