import { Columns, type VisitCall } from './columns.ts';

/** A cache of a trace, with what was called on it. */
export interface TracedCache {
  readonly name: string;
  /** Bytes of an object. */
  readonly objSize: number;
  readonly allocs: number;
  readonly frees: number;
  /** Objects that are in use at the end. */
  readonly live: number;
  /** The most objects in use at a time. */
  readonly peak: number;
}

/** What the addresses of a trace show to be missing from it. */
interface Gaps {
  /** Frees of objects that were allocated before the trace, or by a call that it lost. */
  readonly freesWithoutAlloc: number;
  /** Addresses that were allocated again without a free, which the trace must have lost. */
  readonly missedFrees: number;
}

/** The most caches that a 16-bit index can distinguish. */
const MOST_CACHES = 0xffff;

interface Figures {
  name: string;
  readonly objSize: number;
  allocs: number;
  frees: number;
  live: number;
  peak: number;
}

/**
 * The calls of a trace, in columns: about 13 bytes each. Objects are identified by their address while in use, and get
 * unique numbers.
 */
export class CallBook {
  /** CPUs with calls, by their number on the machine of the trace, in the order in which they were met. */
  readonly cpus: number[] = [];
  readonly #caches: Figures[] = [];
  readonly #live: Map<number, number> = new Map();
  readonly #cpuIndex: Map<number, number> = new Map();
  readonly #calls: Columns = new Columns();
  #freesWithoutAlloc = 0;
  #missedFrees = 0;
  #lastCpu = -1;
  #lastIndex = 0;

  /** How many calls there are. */
  get length(): number {
    return this.#calls.length;
  }

  /** Ns from the first call to the last. */
  get duration(): number {
    return this.#calls.lastTime;
  }

  get gaps(): Gaps {
    return { freesWithoutAlloc: this.#freesWithoutAlloc, missedFrees: this.#missedFrees };
  }

  /** Adds a cache and returns its index; −1 if there are too many: their calls are not recorded. */
  addCache(name: string, objSize: number): number {
    if (this.#caches.length > MOST_CACHES) return -1;
    this.#caches.push({ name, objSize, allocs: 0, frees: 0, live: 0, peak: 0 });
    return this.#caches.length - 1;
  }

  rename(cache: number, name: string): void {
    const figures = this.#caches[cache];
    if (figures !== undefined) figures.name = name;
  }

  /** The caches, by index. */
  get caches(): readonly TracedCache[] {
    return this.#caches;
  }

  /** The cache of the object that is in use at an address; −1 if there is none. */
  cacheAt(address: number): number {
    const object = this.#live.get(address);
    return object === undefined ? -1 : this.#calls.cacheOf(object);
  }

  /** Notes an allocation at `at` ns. */
  alloc(cache: number, cpu: number, at: number, address: number): void {
    const figures = this.#caches[cache];
    if (figures === undefined) return;
    if (this.#live.has(address)) {
      this.#missedFrees += 1;
      this.#release(cpu, at, address);
    }
    this.#live.set(address, this.#calls.addAlloc(cache, this.#indexOf(cpu), at));
    figures.allocs += 1;
    figures.live += 1;
    figures.peak = Math.max(figures.peak, figures.live);
  }

  /** Notes a free at `at` ns. Returns whether the object was allocated in the trace. */
  free(cpu: number, at: number, address: number): boolean {
    const isKnown = this.#release(cpu, at, address);
    if (!isKnown) this.#freesWithoutAlloc += 1;
    return isKnown;
  }

  /** Visits all calls in the order of the trace. */
  each(visit: VisitCall): void {
    this.#calls.each(visit);
  }

  #release(cpu: number, at: number, address: number): boolean {
    const object = this.#live.get(address);
    if (object === undefined) return false;
    this.#live.delete(address);
    this.#calls.addFree(object, this.#indexOf(cpu), at);
    const figures = this.#caches[this.#calls.cacheOf(object)];
    if (figures === undefined) return true;
    figures.frees += 1;
    figures.live -= 1;
    return true;
  }

  #indexOf(cpu: number): number {
    if (cpu === this.#lastCpu) return this.#lastIndex;
    let index = this.#cpuIndex.get(cpu);
    if (index === undefined) {
      index = this.cpus.length;
      this.cpus.push(cpu);
      this.#cpuIndex.set(cpu, index);
    }
    this.#lastCpu = cpu;
    this.#lastIndex = index;
    return index;
  }
}
