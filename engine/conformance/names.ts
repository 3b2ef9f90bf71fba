import type { CreateCommand } from '../command/command.ts';
import { CACHE_FIELDS, type Event } from '../event/event.ts';

/** Names that golden traces give to caches and objects, collected from events. */
export class Names {
  readonly #caches: string[] = [];
  /** The names of caches in order of their create commands. */
  readonly #inOrder = new Set<string>();
  readonly #slabObjs: number[] = [];
  readonly #slabs = new Map<number, { cache: number; first: number }>();
  readonly #objects = new Map<number, string>();
  /** Emergency objects and objects of the Linux slab named so far, by cache. */
  readonly #emergencies = new Map<number, number>();
  readonly #linux = new Map<number, number>();

  /** The name of a cache in commands. */
  cache(index: number): string {
    return this.#caches[index] ?? `#${index}`;
  }

  /** Records the next create command. Its cache may get its number later, if the thread loses its CPU first. */
  commanded(command: CreateCommand): void {
    this.#inOrder.add(command.cache);
  }

  /** The names of caches in order of their create commands, including those that failed. */
  get inOrder(): Iterable<string> {
    return this.#inOrder;
  }

  /** The name of the object in a slot, or of the last one that was there; null for NULL. */
  object(obj: number): string | null {
    return obj === 0 ? null : (this.#objects.get(obj) ?? `#${obj}`);
  }

  /** Collects names from an event; `creating` is the create command that its task is carrying out, if any. */
  learn(event: Event, creating: CreateCommand | undefined): void {
    switch (event.kind) {
      case 'cacheCreated':
        this.#caches[event.cache] = creating?.cache ?? '';
        break;
      case 'cacheField':
        if (CACHE_FIELDS[event.field] === 'slabObjs') this.#slabObjs[event.cache] = event.value;
        break;
      case 'slabBuilt':
        this.#slabs.set(event.slab, { cache: event.cache, first: 0 });
        break;
      case 'slabCarved':
        this.#slabs.set(event.slab, { cache: this.#slabs.get(event.slab)?.cache ?? 0, first: event.first });
        break;
      case 'slabAdded':
        this.#nameSlab(event.slab, event.id);
        break;
      case 'emergencyMade':
        this.#objects.set(event.obj, `e${next(this.#emergencies, event.cache)}`);
        break;
      case 'linuxListed':
      case 'linuxAlloc':
        if (event.obj !== 0) this.#objects.set(event.obj, `l${next(this.#linux, event.cache)}`);
        break;
      default:
    }
  }

  #nameSlab(slab: number, id: number): void {
    const known = this.#slabs.get(slab);
    if (known === undefined) return;
    const objs = this.#slabObjs[known.cache] ?? 0;
    for (let i = 0; i < objs; i++) this.#objects.set(known.first + i, `s${id}.${i}`);
  }
}

function next(counts: Map<number, number>, cache: number): number {
  const number = (counts.get(cache) ?? 0) + 1;
  counts.set(cache, number);
  return number;
}
