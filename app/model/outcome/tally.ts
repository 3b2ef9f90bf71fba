import {
  CACHE_FIELDS,
  EVENT_WORDS,
  type EventChunk,
  emergencyCache,
  fieldCache,
  fieldOf,
  flagBit,
  flagIsSet,
  KIND,
  KMC_BITS,
  kindOf,
  PAGE_SIZE,
  taskOf,
  WAIT,
  waitOf,
} from '../../../engine/index.ts';
import { Table } from '../columns.ts';
import type { Outcome } from './outcome.ts';

interface CacheTally {
  objSize: number;
  slabSize: number;
  slabObjs: number;
  deadlockedSince: number;
}

/** Adds up the outcome of a run from its events, as they arrive. */
export class Tally {
  #operations = 0;
  #hits = 0;
  #locks = 0;
  #spins = 0;
  #spinTime = 0;
  #grown = 0;
  #freed = 0;
  #pageCalls = 0;
  #scanned = 0;
  #reclaimed = 0;
  #emergencies = 0;
  #deadlocks = 0;
  #deadlockTime = 0;
  #stalls = 0;
  #stallTime = 0;
  #isStopped = false;
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
  readonly #slabCache = new Map<number, number>();
  /** By slot of the object. */
  readonly #objSize = new Table(0, [0]);
  readonly #spinSince = new Map<number, number>();
  readonly #stallSince = new Map<number, number>();

  /** Takes in the events of a chunk; chunks come in order. */
  add({ words, count }: EventChunk): void {
    for (let i = 0; i < count; i++) {
      const at = i * EVENT_WORDS;
      const time = words[at + 1] ?? 0;
      this.#now += (time - this.#word) | 0;
      this.#word = time;
      this.#take(words[at] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0);
    }
  }

  /** The outcome so far. */
  get outcome(): Outcome {
    this.#integrate();
    const time = Math.max(this.#now, 1);
    return {
      time: this.#now,
      operations: this.#operations,
      hits: this.#hits,
      lockAcquisitions: this.#locks,
      spins: this.#spins,
      spinTime: this.#spinTime,
      slabsGrown: this.#grown,
      slabsFreed: this.#freed,
      pageCalls: this.#pageCalls,
      meanBytes: this.#sums.bytes / time,
      peakBytes: this.#peak,
      meanHeaders: this.#sums.headers / time,
      meanFree: this.#sums.free / time,
      meanParked: this.#sums.parked / time,
      scanned: this.#scanned,
      reclaimed: this.#reclaimed,
      emergencies: this.#emergencies,
      deadlocks: this.#deadlocks,
      deadlockTime: this.#deadlockTime + this.#deadlockedNow(),
      stalls: this.#stalls,
      stallTime: this.#stallTime,
      isStopped: this.#isStopped,
    };
  }

  #take(what: number, a: number, b: number): void {
    switch (kindOf(what)) {
      case KIND.allocHit:
        this.#hits += 1;
        this.#call(this.#caches[b]?.objSize ?? 0, -1);
        return;
      case KIND.freeHit:
        this.#hits += 1;
        this.#call(this.#caches[b]?.objSize ?? 0, 1);
        return;
      case KIND.alloc:
        this.#call(this.#caches[b]?.objSize ?? 0, -1);
        return;
      case KIND.free:
        this.#call(this.#caches[b]?.objSize ?? 0, 1);
        return;
      case KIND.objLoaded:
        this.#move(this.#objSize.word(a), 1);
        return;
      case KIND.objReturned:
        this.#move(this.#objSize.word(a), -1);
        return;
      case KIND.lock:
        if (b === 1) this.#lock(taskOf(what));
        return;
      case KIND.spin:
        this.#spins += 1;
        this.#spinSince.set(taskOf(what), this.#now);
        return;
      case KIND.blocked:
        if (waitOf(a) === WAIT.growing) this.#stallSince.set(taskOf(what), this.#now);
        return;
      case KIND.scheduled:
        this.#endStall(taskOf(what));
        return;
      default:
        this.#takeRare(what, a, b);
    }
  }

  #takeRare(what: number, a: number, b: number): void {
    switch (kindOf(what)) {
      case KIND.cacheField:
        this.#field(this.#cache(fieldCache(a)), fieldOf(a), b);
        return;
      case KIND.slabBuilt:
        this.#slabCache.set(a, b);
        return;
      case KIND.slabCarved:
        this.#carve(this.#cache(this.#slabCache.get(a) ?? 0), b);
        return;
      case KIND.slabAdded:
        this.#grown += 1;
        this.#slab(a, 1);
        return;
      case KIND.slabDropped:
        this.#freed += 1;
        this.#slab(a, -1);
        return;
      case KIND.emergencyAdded:
        this.#emergencies += 1;
        this.#operations += 1;
        this.#hold(this.#emergencyBytes(emergencyCache(b)));
        return;
      case KIND.emergencyRemoved:
        this.#operations += 1;
        this.#hold(-this.#emergencyBytes(b));
        return;
      case KIND.flag:
        this.#flag(a, b);
        return;
      case KIND.vmalloc:
      case KIND.vfree:
      case KIND.getPages:
      case KIND.freePages:
        this.#pageCalls += 1;
        return;
      case KIND.shrinkScanned:
        this.#scanned += a;
        this.#reclaimed += Math.max(0, b);
        return;
      case KIND.panic:
        this.#isStopped = true;
    }
  }

  #call(size: number, parked: 1 | -1): void {
    this.#operations += 1;
    this.#integrate();
    this.#parked += parked * size;
  }

  #move(size: number, parked: 1 | -1): void {
    this.#integrate();
    this.#parked += parked * size;
    this.#free -= parked * size;
  }

  #lock(task: number): void {
    this.#locks += 1;
    const since = this.#spinSince.get(task);
    if (since === undefined) return;
    this.#spinTime += this.#now - since;
    this.#spinSince.delete(task);
  }

  #endStall(task: number): void {
    const since = this.#stallSince.get(task);
    if (since === undefined) return;
    this.#stalls += 1;
    this.#stallTime += this.#now - since;
    this.#stallSince.delete(task);
  }

  #slab(slab: number, by: 1 | -1): void {
    const { slabSize, slabObjs, objSize } = this.#cache(this.#slabCache.get(slab) ?? 0);
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
      this.#deadlocks += 1;
      cache.deadlockedSince = this.#now;
    } else if (cache.deadlockedSince >= 0) {
      this.#deadlockTime += this.#now - cache.deadlockedSince;
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

  #carve({ slabObjs, objSize }: CacheTally, first: number): void {
    this.#objSize.fill(first, first + slabObjs, objSize);
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
