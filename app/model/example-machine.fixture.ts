import {
  type Command,
  type CreateCommand,
  decodeEvent,
  defaultTunables,
  Engine,
  type EventChunk,
  type EventKind,
  EventLog,
  type Tunables,
} from '../../engine/index.ts';
import { describeEvent } from '../words/events.ts';
import type { CacheView } from './plain-view.ts';
import { Recording } from './recording.ts';
import { reduce } from './reduce.ts';
import { View } from './view.ts';

/** An event with its sentence right after it happened. */
export interface Told {
  readonly kind: EventKind;
  readonly sentence: string;
}

/** A machine and its view, for examples: magazines of 4, slabs of 4 objects, 10 jiffies a second. */
export class ExampleMachine {
  readonly engine: Engine;
  readonly view: View = new View();
  /** All events so far. */
  readonly recording: Recording = new Recording();
  /** All events so far, with their sentences. */
  readonly emitted: Told[] = [];
  readonly #log = new EventLog();

  constructor(cpus = 2, tunables: Partial<Tunables> = {}) {
    const small = { spl_kmem_cache_magazine_size: 4, spl_kmem_cache_obj_per_slab: 4 };
    const config = { machine: { cpus, hz: 10 }, tunables: { ...defaultTunables(), ...small, ...tunables } };
    this.engine = new Engine(config, this.#log);
    this.#takeIn();
  }

  /**
   * Sends a command and applies the events that it causes.
   * @throws CommandError when the command is not possible
   */
  do(command: Command): void {
    this.engine.send(command);
    this.#takeIn();
  }

  /** Creates a cache c1 of 256-byte objects in vmalloc; `how` overrides that. */
  create(how: Partial<CreateCommand> = {}): void {
    const shape = { cache: 'c1', name: 'example', size: 256, align: 0, ctor: false, dtor: false };
    this.do({ op: 'create', thread: 't0', cpu: 0, flags: ['VMEM'], ...shape, ...how });
  }

  /** Allocates `count` objects of c1, named `o1` and up. */
  alloc(count: number, cpu = 0, thread = 't0'): void {
    for (let n = 1; n <= count; n++) {
      this.do({ op: 'alloc', thread, cpu, cache: 'c1', flags: 'KM_SLEEP', as: `o${n}` });
    }
  }

  /**
   * The view of cache number `index`.
   * @throws Error if there is no such cache
   */
  cache(index = 0): CacheView {
    const cache = this.view.caches[index];
    if (cache === undefined || cache === null) throw new Error(`the example has no cache ${index}`);
    return cache;
  }

  #takeIn(): void {
    const chunks = this.#log.take();
    for (const chunk of chunks) for (let i = 0; i < chunk.count; i++) this.#takeInOne(chunk, i);
    this.recording.append(chunks, this.#log.strings.slice(this.recording.strings.length));
  }

  #takeInOne(chunk: EventChunk, i: number): void {
    reduce(this.view, chunk, i, i + 1, this.#log.strings);
    const event = decodeEvent(chunk, i);
    this.emitted.push({ kind: event.kind, sentence: describeEvent(event, this.view) });
  }
}
