import {
  CACHE_FIELDS,
  EVENT_WORDS,
  type EventChunk,
  emergencyCache,
  fieldCache,
  fieldOf,
  flagBit,
  flagIsSet,
  KMC_BITS,
  kindOf,
  PAGE_SIZE,
  taskOf,
  WAIT,
  waitOf,
} from '../../../engine/index.ts';
import { CacheIndex, INDEX_HANDLERS } from '../fold/cache-index.ts';
import { byKindNumber, type Handlers } from '../fold/handlers.ts';
import type { Outcome } from './outcome.ts';

interface CacheTally {
  objSize: number;
  slabSize: number;
  slabObjs: number;
  deadlockedSince: number;
}

/** Adds up the outcome of a run from its events, as they arrive. */
export class Tally {
  readonly #counts = {
    operations: 0,
    hits: 0,
    lockAcquisitions: 0,
    spins: 0,
    spinTime: 0,
    slabsGrown: 0,
    slabsFreed: 0,
    pageCalls: 0,
    scanned: 0,
    reclaimed: 0,
    emergencies: 0,
    deadlocks: 0,
    deadlockTime: 0,
    stalls: 0,
    stallTime: 0,
    isStopped: false,
  };
  #now = 0;
  #word = 0;
  #since = 0;
  /** Bytes held now, and lost to each cause. */
  #bytes = 0;
  #headers = 0;
  #free = 0;
  #parked = 0;
  #peak = 0;
  /** Integrals over time. */
  readonly #sums = { bytes: 0, headers: 0, free: 0, parked: 0 };
  readonly #caches: CacheTally[] = [];
  /** The caches of slabs and objects. */
  readonly index: CacheIndex = new CacheIndex();
  readonly #spinSince = new Map<number, number>();
  readonly #stallSince = new Map<number, number>();

  /** Takes in the events of a chunk; chunks come in order. */
  add({ words, count }: EventChunk): void {
    const byNumber = Tally.#byNumber;
    for (let i = 0; i < count; i++) {
      const at = i * EVENT_WORDS;
      const time = words[at + 1] ?? 0;
      this.#now += (time - this.#word) | 0;
      this.#word = time;
      const head = words[at] ?? 0;
      byNumber[kindOf(head)]?.(this, words[at + 2] ?? 0, words[at + 3] ?? 0, head);
    }
  }

  /** The outcome so far. */
  get outcome(): Outcome {
    this.#integrate();
    const time = Math.max(this.#now, 1);
    return {
      ...this.#counts,
      time: this.#now,
      meanBytes: this.#sums.bytes / time,
      peakBytes: this.#peak,
      meanHeaders: this.#sums.headers / time,
      meanFree: this.#sums.free / time,
      meanParked: this.#sums.parked / time,
      deadlockTime: this.#counts.deadlockTime + this.#deadlockedNow(),
    };
  }

  static readonly #handlers: Handlers<Tally> = {
    ...INDEX_HANDLERS,
    allocHit: (tally, _, cache) => tally.#hit(cache, -1),
    freeHit: (tally, _, cache) => tally.#hit(cache, 1),
    alloc: (tally, _, cache) => tally.#call(cache, -1),
    free: (tally, _, cache) => tally.#call(cache, 1),
    objLoaded: (tally, obj) => tally.#move(obj, 1),
    objReturned: (tally, obj) => tally.#move(obj, -1),
    lock: (tally, _, isHeld, head) => {
      if (isHeld === 1) tally.#lock(taskOf(head));
    },
    spin: (tally, _a, _b, head) => {
      tally.#counts.spins += 1;
      tally.#spinSince.set(taskOf(head), tally.#now);
    },
    blocked: (tally, on, _, head) => {
      if (waitOf(on) === WAIT.growing) tally.#stallSince.set(taskOf(head), tally.#now);
    },
    scheduled: (tally, _a, _b, head) => tally.#endStall(taskOf(head)),
    cacheField: (tally, field, value) => {
      tally.index.setField(field, value);
      tally.#field(tally.#cache(fieldCache(field)), fieldOf(field), value);
    },
    slabAdded: (tally, slab) => {
      tally.#counts.slabsGrown += 1;
      tally.#slab(slab, 1);
    },
    slabDropped: (tally, slab) => {
      tally.#counts.slabsFreed += 1;
      tally.#slab(slab, -1);
    },
    emergencyAdded: (tally, _, packed) => {
      tally.#counts.emergencies += 1;
      tally.#counts.operations += 1;
      tally.#hold(tally.#emergencyBytes(emergencyCache(packed)));
    },
    emergencyRemoved: (tally, _, cache) => {
      tally.#counts.operations += 1;
      tally.#hold(-tally.#emergencyBytes(cache));
    },
    flag: (tally, cache, packed) => tally.#flag(cache, packed),
    vmalloc: (tally) => tally.#callPages(),
    vfree: (tally) => tally.#callPages(),
    getPages: (tally) => tally.#callPages(),
    freePages: (tally) => tally.#callPages(),
    shrinkScanned: (tally, scanned, reclaimed) => {
      tally.#counts.scanned += scanned;
      tally.#counts.reclaimed += Math.max(0, reclaimed);
    },
    panic: (tally) => {
      tally.#counts.isStopped = true;
    },
  };
  static readonly #byNumber = byKindNumber(Tally.#handlers);

  #callPages(): void {
    this.#counts.pageCalls += 1;
  }

  #hit(cache: number, parked: 1 | -1): void {
    this.#counts.hits += 1;
    this.#call(cache, parked);
  }

  #call(cache: number, parked: 1 | -1): void {
    this.#counts.operations += 1;
    this.#integrate();
    this.#parked += parked * this.#sizeIn(cache);
  }

  #move(obj: number, parked: 1 | -1): void {
    const size = this.#sizeIn(this.index.ofObj(obj));
    this.#integrate();
    this.#parked += parked * size;
    this.#free -= parked * size;
  }

  #lock(task: number): void {
    this.#counts.lockAcquisitions += 1;
    const since = this.#spinSince.get(task);
    if (since === undefined) return;
    this.#counts.spinTime += this.#now - since;
    this.#spinSince.delete(task);
  }

  #endStall(task: number): void {
    const since = this.#stallSince.get(task);
    if (since === undefined) return;
    this.#counts.stalls += 1;
    this.#counts.stallTime += this.#now - since;
    this.#stallSince.delete(task);
  }

  #slab(slab: number, by: 1 | -1): void {
    const { slabSize, slabObjs, objSize } = this.#cache(this.index.ofSlab(slab));
    this.#hold(by * slabSize);
    this.#free += by * slabObjs * objSize;
    this.#headers += by * (slabSize - slabObjs * objSize);
  }

  #hold(bytes: number): void {
    this.#integrate();
    this.#bytes += bytes;
    this.#peak = Math.max(this.#peak, this.#bytes);
  }

  #integrate(): void {
    const span = Math.max(0, this.#now - this.#since);
    if (span === 0) return;
    this.#sums.bytes += span * this.#bytes;
    this.#sums.headers += span * this.#headers;
    this.#sums.free += span * this.#free;
    this.#sums.parked += span * this.#parked;
    this.#since = this.#now;
  }

  #flag(index: number, packed: number): void {
    if (flagBit(packed) !== KMC_BITS.DEADLOCKED) return;
    const cache = this.#cache(index);
    if (flagIsSet(packed)) {
      this.#counts.deadlocks += 1;
      cache.deadlockedSince = this.#now;
    } else if (cache.deadlockedSince >= 0) {
      this.#counts.deadlockTime += this.#now - cache.deadlockedSince;
      cache.deadlockedSince = -1;
    }
  }

  #deadlockedNow(): number {
    return this.#caches.reduce(
      (sum, { deadlockedSince }) => sum + (deadlockedSince < 0 ? 0 : this.#now - deadlockedSince),
      0,
    );
  }

  #field(cache: CacheTally, field: number, value: number): void {
    const name = CACHE_FIELDS[field];
    if (name === 'objSize' || name === 'slabSize' || name === 'slabObjs') cache[name] = value;
  }

  /** Bytes of an object of a cache. */
  #sizeIn(cache: number): number {
    return this.#caches[cache]?.objSize ?? 0;
  }

  /** An emergency object is a block of pages: a power of two of them. */
  #emergencyBytes(index: number): number {
    const pages = Math.ceil(this.#cache(index).objSize / PAGE_SIZE);
    return PAGE_SIZE * 2 ** Math.ceil(Math.log2(Math.max(1, pages)));
  }

  #cache(index: number): CacheTally {
    let cache = this.#caches[index];
    if (cache === undefined) {
      cache = { objSize: 0, slabSize: 0, slabObjs: 0, deadlockedSince: -1 };
      this.#caches[index] = cache;
    }
    return cache;
  }
}
