import type { Command, RefusalKind } from '../command/command.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { placeListed } from '../kernel/linux-slab.ts';
import type { Obj, spl_kmem_cache_t } from '../spl/types.ts';
import { HeldObjects, type Holder } from './held-objects.ts';

type Refuse = (kind: RefusalKind, message: string) => never;

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
  /** Its objects in use. */
  readonly objects: HeldObjects;
  /** Objects with several holders because they were freed twice, and how many extra holders each has. */
  readonly shared: Map<Obj, number>;
}

/** Records a holder of an object. */
export function hold({ objects, shared }: HeldCache, obj: Obj, holder: Holder): void {
  const before = objects.size;
  objects.set(obj, holder);
  if (objects.size === before) shared.set(obj, (shared.get(obj) ?? 0) + 1);
}

/** Takes an object from one of its holders; returns whether others still hold it. */
export function letGo({ objects, shared }: HeldCache, obj: Obj): boolean {
  const others = shared.size === 0 ? 0 : (shared.get(obj) ?? 0);
  if (others === 0) objects.delete(obj);
  else if (others === 1) shared.delete(obj);
  else shared.set(obj, others - 1);
  return others > 0;
}

/** A slot by number: without leading zeros, and small enough for a word of an event. */
const SLOT = /^#([1-9]\d{0,9})$/;
const LAST_SLOT = 0x7fff_ffff;

/** The slot in a name such as #8; null for any other form. */
function parseSlot(name: string): Obj | null {
  const slot = Number(SLOT.exec(name)?.[1] ?? Number.NaN);
  return slot <= LAST_SLOT ? slot : null;
}

/** What the callers of the allocator hold, by the names that commands use: a handle, or # and the slot of an object. */
export class Owners {
  /** Caches in order of their create commands; null until the creation has succeeded. */
  readonly caches: Map<string, HeldCache | null> = new Map();
  /** Objects by handle. */
  readonly objects: Map<string, Held> = new Map();
  /** The names of all caches so far, by their number. */
  readonly ids: string[] = [];

  /** Reserves the place of a cache that is being created. */
  reserve(id: string): void {
    this.caches.set(id, null);
  }

  /** Records a new cache and returns it; null if the creation failed. */
  created(id: string, skc: spl_kmem_cache_t | null): HeldCache | null {
    if (skc === null) {
      this.caches.delete(id);
      return null;
    }
    const cache: HeldCache = { id, skc, objects: new HeldObjects(), shared: new Map() };
    this.ids[skc.index] = id;
    this.caches.set(id, cache);
    return cache;
  }

  /** Whether a cache has not been destroyed. */
  has(cache: HeldCache): boolean {
    return this.caches.get(cache.id) === cache;
  }

  /** Removes a cache and all its objects. */
  destroyed(cache: HeldCache): void {
    for (const handle of cache.objects.handles()) this.objects.delete(handle);
    this.caches.delete(cache.id);
  }

  /** Records that a caller holds an object. */
  handedOut(cache: HeldCache, handle: string | null, obj: Obj): void {
    hold(cache, obj, handle);
    if (handle !== null) this.objects.set(handle, { obj, cache });
  }

  /** The object of that name, if a caller holds it. */
  find(name: string): Held | undefined {
    if (!name.startsWith('#')) return this.objects.get(name);
    const obj = parseSlot(name);
    if (obj === null) return undefined;
    for (const cache of this.caches.values()) if (cache?.objects.has(obj) === true) return { obj, cache };
    return undefined;
  }

  /** The slot of the object of that name, held or not; −1 when no object has it. */
  slotOf(name: string): Obj {
    return parseSlot(name) ?? this.objects.get(name)?.obj ?? -1;
  }

  /** Takes an object from its caller, or from one of them. */
  takeBack({ obj, cache }: Held): void {
    const handle = cache.objects.get(obj) ?? null;
    if (!letGo(cache, obj) && typeof handle === 'string') this.objects.delete(handle);
  }

  /** The object of a cache that has been in use longest; objects that the machine started with come first. */
  oldest(k: Kernel, cache: HeldCache): Held | undefined {
    const obj = this.#placeListed(k, cache) ?? cache.objects.first;
    return obj === 0 ? undefined : { obj, cache };
  }

  /** The object of that name, if a caller holds it; one that is named by its cache gets its slot now. */
  take(k: Kernel, name: string): Held | undefined {
    const cache = this.#listedCache(name);
    if (cache === undefined) return this.find(name);
    const obj = this.#placeListed(k, cache);
    return obj === null ? undefined : { obj, cache };
  }

  #placeListed(k: Kernel, cache: HeldCache): Obj | null {
    const slc = cache.skc.skc_linux_cache;
    if (slc === null || slc.listed === 0) return null;
    const obj = placeListed(k, slc);
    hold(cache, obj, null);
    return obj;
  }

  /** The cache in a name such as #c2, if it has objects of the Linux slab without slots. */
  #listedCache(name: string): HeldCache | undefined {
    const cache = this.caches.get(name.slice(1)) ?? null;
    const hasListed = name.startsWith('#') && (cache?.skc.skc_linux_cache?.listed ?? 0) > 0;
    return cache !== null && hasListed ? cache : undefined;
  }

  /** Refuses a command that names a cache or an object that does not exist, or creates one that already does. */
  check(command: Command, refuse: Refuse): void {
    this.#checkCache(command, refuse);
    if (command.op === 'alloc') this.#checkNewName(command.as, refuse);
    if (command.op === 'free' && command.cache === undefined && !this.#isHeld(command.obj)) {
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

  #isHeld(name: string): boolean {
    return this.find(name) !== undefined || this.#listedCache(name) !== undefined;
  }

  #checkNewName(name: string, refuse: Refuse): void {
    if (name.startsWith('#')) {
      refuse('object exists', `${name} refers to an object by its slot: choose a name without #`);
    }
    if (this.objects.has(name)) {
      refuse('object exists', `an object in use is already named ${name}: choose another name`);
    }
  }

  #checkCache(command: Command, refuse: Refuse): void {
    if (command.op === 'create') {
      if (this.caches.has(command.cache)) refuse('cache exists', `cache ${command.cache} already exists`);
      return;
    }
    if (command.op === 'reload' && this.caches.size > 0) {
      refuse('caches exist', 'the module is in use: destroy all caches first');
    }
    const named = command.op === 'startCaller' ? command.spec : command;
    if ('cache' in named && named.cache !== undefined && (this.caches.get(named.cache) ?? null) === null) {
      refuse('no such cache', `there is no cache ${named.cache}`);
    }
  }
}
