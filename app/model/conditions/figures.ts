import {
  CACHE_FIELDS,
  cpuOf,
  emergencyCache,
  FRAME_OWNER,
  fieldCache,
  fieldOf,
  runCount,
  runOwner,
  taskOf,
  WAIT,
  waitCache,
  waitOf,
  ZONE_FIELDS,
} from '../../../engine/index.ts';
import { Table } from '../columns.ts';
import { CacheIndex, INDEX_HANDLERS } from '../fold/cache-index.ts';
import type { Handlers } from '../fold/handlers.ts';
import type { CacheFigure, MachineFigure } from './condition.ts';

/** The figures of a cache now. */
type CacheFigures = Record<CacheFigure, number> & {
  /** Objects in the magazine of each CPU. */
  readonly byCpu: number[];
};

const FRAMES = ZONE_FIELDS.indexOf('frames');
const LINUX_LIVE = CACHE_FIELDS.indexOf('linuxLive');

/** The figures of a machine after each of its events. */
export class Figures {
  readonly index: CacheIndex = new CacheIndex();
  /** By number of the cache; a cache that is freed has no figures. */
  readonly caches: (CacheFigures | undefined)[] = [];
  readonly machine: Record<MachineFigure, number> = {
    caches: 0,
    freePages: 0,
    heldByOthers: 0,
    kswapdAwake: 0,
  };
  /** How many objects of each slab are out of it. */
  readonly #out = new Table(0, [0]);
  /** The slab of each object. */
  readonly #slabOf = new Table(0, [0]);
  /** Objects in a slab, by number of the cache. */
  readonly #objs: number[] = [];
  /** The cache whose growth a task waits for. */
  readonly #waits = new Map<number, number>();

  /** The figures of a cache. */
  cache(index: number): CacheFigures {
    const known = this.caches[index];
    if (known !== undefined) return known;
    const fresh = {
      slabs: 0,
      emptySlabs: 0,
      inUse: 0,
      inMagazines: 0,
      free: 0,
      emergency: 0,
      waiting: 0,
      byCpu: [],
    };
    this.caches[index] = fresh;
    return fresh;
  }

  /** What each kind of event changes. */
  static readonly handlers: Handlers<Figures> = {
    ...INDEX_HANDLERS,
    cacheCreated: ({ machine }) => {
      machine.caches += 1;
    },
    cacheFreed: (figures, cache) => {
      figures.machine.caches -= 1;
      figures.caches[cache] = undefined;
    },
    cacheField: (figures, field, value) => {
      figures.index.setField(field, value);
      const cache = fieldCache(field);
      if (CACHE_FIELDS[fieldOf(field)] === 'slabObjs') figures.#objs[cache] = value;
      else if (fieldOf(field) === LINUX_LIVE) figures.cache(cache).inUse = value;
    },
    slabCarved: (figures, slab, first) => {
      figures.index.carve(slab, first);
      const objs = figures.#objs[figures.index.ofSlab(slab)] ?? 0;
      figures.#slabOf.fill(first, first + objs, slab);
      figures.#out.set(slab, 0);
    },
    slabAdded: (figures, slab) => figures.#slab(slab, 1),
    slabDropped: (figures, slab) => figures.#slab(slab, -1),
    objLoaded: (figures, obj, _, what) => figures.#move(obj, cpuOf(what), 1),
    objReturned: (figures, obj, owner) => figures.#move(obj, owner, -1),
    allocHit: (figures, _, cache, what) => figures.#hand(cache, cpuOf(what), 1),
    alloc: (figures, _, cache, what) => figures.#hand(cache, cpuOf(what), 1),
    freeHit: (figures, _, cache, what) => figures.#hand(cache, cpuOf(what), -1),
    free: (figures, _, cache, what) => figures.#hand(cache, cpuOf(what), -1),
    linuxAlloc: (figures, obj, cache) => {
      if (obj !== 0) figures.cache(cache).inUse += 1;
    },
    linuxFree: (figures, _, cache) => {
      figures.cache(cache).inUse -= 1;
    },
    emergencyAdded: (figures, _, packed) => {
      figures.cache(emergencyCache(packed)).emergency += 1;
    },
    emergencyRemoved: (figures, _, cache) => {
      figures.cache(cache).emergency -= 1;
    },
    blocked: (figures, on, _, what) => {
      if (waitOf(on) !== WAIT.growing) return;
      figures.#waits.set(taskOf(what), waitCache(on));
      figures.cache(waitCache(on)).waiting += 1;
    },
    woken: (figures, task) => figures.#wake(task),
    timedOut: (figures, task) => figures.#wake(task),
    zone: ({ machine }, field, value) => {
      if (field === FRAMES) machine.freePages = value;
    },
    frames: ({ machine }, _, run) => {
      const pages = runCount(run);
      machine.freePages += runOwner(run) === FRAME_OWNER.free ? pages : -pages;
    },
    pressure: ({ machine }, held) => {
      machine.heldByOthers = held;
    },
    kswapd: ({ machine }, isAwake) => {
      machine.kswapdAwake = isAwake;
    },
  };

  #slab(slab: number, by: 1 | -1): void {
    const cache = this.index.ofSlab(slab);
    const figures = this.cache(cache);
    figures.slabs += by;
    figures.free += by * (this.#objs[cache] ?? 0);
    if (this.#out.word(slab) === 0) figures.emptySlabs += by;
  }

  /** An object moves from its slab into the magazine of a CPU, or back. */
  #move(obj: number, cpu: number, by: 1 | -1): void {
    const figures = this.cache(this.index.ofObj(obj));
    figures.inMagazines += by;
    figures.free -= by;
    figures.byCpu[cpu] = (figures.byCpu[cpu] ?? 0) + by;
    const slab = this.#slabOf.word(obj);
    const out = this.#out.word(slab) + by;
    this.#out.set(slab, out);
    if (out === 0) figures.emptySlabs += 1;
    else if (out === 1 && by === 1) figures.emptySlabs -= 1;
  }

  #hand(cache: number, cpu: number, count: 1 | -1): void {
    const figures = this.cache(cache);
    figures.inMagazines -= count;
    figures.inUse += count;
    figures.byCpu[cpu] = (figures.byCpu[cpu] ?? 0) - count;
  }

  #wake(task: number): void {
    const cache = this.#waits.get(task);
    if (cache === undefined) return;
    this.#waits.delete(task);
    this.cache(cache).waiting -= 1;
  }
}
