import type { Command, RefusalKind } from './command.ts';
import type { Obj, spl_kmem_cache_t } from './spl/types.ts';

/** An object that a caller holds. */
export interface Held {
  readonly obj: Obj;
  readonly cache: HeldCache;
}

/** A cache that was created and not yet destroyed. */
export interface HeldCache {
  /** Its name in commands: c1, c2, … */
  readonly id: string;
  readonly skc: spl_kmem_cache_t;
  /** Its objects that are with callers, by handle, in the order in which they were handed out. */
  readonly objects: Map<string, Held>;
}

/** What the callers of the allocator hold, by the names that commands use. */
export class Owners {
  /** Caches in order of their create commands; null until the creation has succeeded. */
  readonly caches: Map<string, HeldCache | null> = new Map<string, HeldCache | null>();
  readonly objects: Map<string, Held> = new Map<string, Held>();

  /** Keeps the place of a cache that is being created. */
  reserve(id: string): void {
    this.caches.set(id, null);
  }

  /** Notes a new cache; null if there is none after all. */
  created(id: string, skc: spl_kmem_cache_t | null): void {
    if (skc === null) this.caches.delete(id);
    else this.caches.set(id, { id, skc, objects: new Map() });
  }

  /** Notes that an object is now with a caller. */
  handedOut(cache: HeldCache, handle: string, obj: Obj): void {
    const held = { obj, cache };
    this.objects.set(handle, held);
    cache.objects.set(handle, held);
  }

  /** Takes an object from its caller. */
  takeBack(handle: string): Held | undefined {
    const held = this.objects.get(handle);
    this.objects.delete(handle);
    held?.cache.objects.delete(handle);
    return held;
  }

  /** The handle of the object of a cache that has been out longest. */
  oldest(cache: HeldCache): string | undefined {
    return cache.objects.keys().next().value;
  }

  /** Refuses a command that names a cache or an object that is not there, or one that is. */
  check(command: Command, refuse: (kind: RefusalKind, message: string) => never): void {
    if (command.op === 'create') {
      if (this.caches.has(command.cache)) refuse('cache exists', `there is a cache ${command.cache} already`);
    } else if ('cache' in command && (this.caches.get(command.cache) ?? null) === null) {
      refuse('no such cache', `there is no cache ${command.cache}`);
    }
    if (command.op === 'alloc' && this.objects.has(command.as)) {
      refuse('object exists', `the name ${command.as} is taken by an object that is still out`);
    }
    if (command.op === 'free' && !this.objects.has(command.obj)) {
      refuse('no such object', `no caller holds an object ${command.obj}: was it freed already?`);
    }
    if (
      command.op === 'memory' &&
      command.mode === 'stall' &&
      !['vmalloc', 'pages'].includes(command.target)
    ) {
      refuse('cannot stall', `${command.target} cannot stall, only vmalloc and pages can`);
    }
  }
}
