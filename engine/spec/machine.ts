import type { Command, CreateCommand } from '../command/command.ts';
import { machineState } from '../conformance/state.ts';
import type { CacheState } from '../conformance/trace-line.ts';
import type { Event, EventKind } from '../event/event.ts';
import { decodeEvent, EventLog } from '../event/log.ts';
import { Engine } from '../machine/engine.ts';
import { defaultTunables, type Tunables } from '../spl/tunables.ts';

/** A machine for examples: small magazines and slabs, one cache c1 by default, objects named by numbers. */
export class Machine {
  readonly log: EventLog = new EventLog();
  readonly engine: Engine;
  readonly #results = new Map<string, number>();
  #named = 0;

  /** `cpus` CPUs at 10 jiffies a second; magazines of 4 and slabs of 4 objects unless `tunables` say otherwise. */
  constructor(tunables: Partial<Tunables> = {}, cpus = 2) {
    const small = { spl_kmem_cache_magazine_size: 4, spl_kmem_cache_obj_per_slab: 4 };
    const config = { machine: { cpus, hz: 10 }, tunables: { ...defaultTunables(), ...small, ...tunables } };
    this.engine = new Engine(config, this.log);
    this.log.take();
  }

  /** Gives a command; returns the events that it caused. */
  do(command: Command): Event[] {
    this.engine.send(command);
    const events = this.log
      .take()
      .flatMap((chunk) => Array.from({ length: chunk.count }, (_, i) => decodeEvent(chunk, i)));
    for (const event of events) {
      if (event.kind === 'opEnded')
        this.#results.set(this.engine.kernel.tasks[event.task]?.name ?? '', event.ret);
    }
    return events;
  }

  /** Creates a cache, by default of 256-byte objects in vmalloc. */
  create(how: Partial<CreateCommand> = {}): Event[] {
    const shape = {
      cache: 'c1',
      name: 'example',
      size: 256,
      align: 0,
      flags: ['VMEM' as const],
      ctor: false,
      dtor: false,
    };
    return this.do({ op: 'create', thread: 't0', cpu: 0, ...shape, ...how });
  }

  /** Allocates `count` objects on a CPU; returns their names for {@link free}. */
  alloc(count = 1, cpu = 0, flags = 'KM_SLEEP', thread = 't0', cache = 'c1'): string[] {
    return Array.from({ length: count }, () => {
      this.#named += 1;
      this.do({ op: 'alloc', thread, cpu, cache, flags, as: `o${this.#named}` });
      return `o${this.#named}`;
    });
  }

  /** Frees objects on a CPU, in that order. */
  free(names: readonly string[], cpu = 0): Event[] {
    return names.flatMap((obj) => this.do({ op: 'free', thread: 't0', cpu, obj }));
  }

  /** Lets `n` jiffies pass. */
  tick(n: number): Event[] {
    return this.do({ op: 'tick', n });
  }

  /** Sets how vmalloc behaves. */
  vmalloc(mode: 'ok' | 'fail' | 'stall'): Event[] {
    return this.do({ op: 'memory', target: 'vmalloc', mode });
  }

  /** What the last operation of a thread returned: an object, a number, −1; undefined while it is in progress. */
  result(thread = 't0'): number | undefined {
    const isBusy = this.engine.threads.get(thread)?.state === 'blocked';
    return isBusy ? undefined : this.#results.get(thread);
  }

  /** The state of a cache; undefined when there is none. */
  cache(id = 'c1'): CacheState | undefined {
    const { owners } = this.engine;
    const nameOf = (index: number): string =>
      [...owners.caches].find(([, cache]) => cache?.skc.index === index)?.[0] ?? '';
    return machineState(this.engine, nameOf).caches.find((cache) => cache.id === id);
  }
}

/** The events of one kind. */
export function only<K extends EventKind>(
  events: readonly Event[],
  kind: K,
): Extract<Event, { readonly kind: K }>[] {
  return events.filter((event): event is Extract<Event, { readonly kind: K }> => event.kind === kind);
}
