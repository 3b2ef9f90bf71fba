import {
  CACHE_FIELDS,
  cpuOf,
  EVENT_WORDS,
  type EventChunk,
  FN,
  FRAME_OWNER,
  fnOf,
  KIND,
  KMC_BITS,
  kindOf,
  taskOf,
  ZONE_FIELDS,
} from '../../../engine/index.ts';
import type { View } from '../view.ts';
import { Numbers } from './numbers.ts';
import { Track } from './track.ts';

/** Happenings that a timeline marks. */
export const MARKS = [
  'grow',
  'reap',
  'age',
  'deadlock',
  'emergency',
  'kswapd',
  'reclaim',
  'oom',
  'panic',
] as const;

/** A kind of mark. */
export type MarkKind = (typeof MARKS)[number];

/** State bits whose times a timeline shades. */
export const BAND_BITS = ['GROWING', 'REAPING', 'DEADLOCKED'] as const;

/** A state bit that is shaded. */
export type BandBit = (typeof BAND_BITS)[number];

/** When something held: ascending moments, begin and end in turn; the last end is missing while it holds. */
export type Stretches = Numbers;

/** The numbers of a cache over time. */
export interface CacheTracks {
  readonly slabs: Track;
  readonly parked: Track;
  readonly used: Track;
  readonly emergency: Track;
  readonly bands: Readonly<Record<BandBit, Stretches>>;
}

/** What a cpu did: moments at which it turned to a task, and the task, −1 for none. */
export interface Lane {
  readonly moments: Numbers;
  readonly tasks: Numbers;
}

const SLAB_OBJS = CACHE_FIELDS.indexOf('slabObjs');
const FRAMES = ZONE_FIELDS.indexOf('frames');
const BAND_OF = new Map<number, BandBit>(BAND_BITS.map((bit) => [KMC_BITS[bit], bit]));

/** A recording at a glance: numbers over time, marks, and who had which cpu; one pass over the events as they come. */
export class Series {
  /** By number of the cache. */
  readonly caches: CacheTracks[] = [];
  readonly marks: Record<MarkKind, Numbers> = {
    grow: new Numbers(),
    reap: new Numbers(),
    age: new Numbers(),
    deadlock: new Numbers(),
    emergency: new Numbers(),
    kswapd: new Numbers(),
    reclaim: new Numbers(),
    oom: new Numbers(),
    panic: new Numbers(),
  };
  freePages: Track = new Track();
  pressure: Track = new Track();
  kswapdAwake: Stretches = new Numbers();
  /** By number of the cpu. */
  readonly lanes: Lane[] = [];
  /** Page frames of the machine, 0 for memory without end. */
  frames = 0;
  length = 0;
  readonly #slabCache = new Map<number, number>();
  readonly #objsInSlab: number[] = [];
  #objCache = new Int16Array(4096);

  /** The series up to the moment of a view, which must be one of the same events; they go their own way from there. */
  fork(view: View): Series {
    const { moment } = view;
    const other = new Series();
    this.caches.forEach((tracks, i) => {
      other.caches[i] = forkTracks(tracks, moment);
    });
    for (const kind of MARKS) other.marks[kind] = this.marks[kind].before(moment);
    other.freePages = this.freePages.fork(moment);
    other.pressure = this.pressure.fork(moment);
    other.kswapdAwake = this.kswapdAwake.before(moment);
    this.lanes.forEach(({ moments, tasks }, cpu) => {
      const turns = moments.before(moment);
      other.lanes[cpu] = { moments: turns, tasks: tasks.first(turns.length) };
    });
    other.frames = view.memory.frames;
    other.length = moment;
    other.#learn(view);
    return other;
  }

  /** What it needs to know of the machine at the moment where it forks. */
  #learn(view: View): void {
    for (const cache of view.caches) if (cache !== null) this.#objsInSlab[cache.index] = cache.slabObjs;
    this.#objCache = Int16Array.from({ length: view.objEnd }, (_, obj) => view.objCache.get(obj));
    for (let slab = 0; slab < view.slabs.rows; slab++) this.#slabCache.set(slab, view.slabCache.get(slab));
  }

  /** Takes in the events of a chunk that follow those before. */
  extend({ words, count }: EventChunk): void {
    for (let i = 0; i < count; i++) {
      const at = i * EVENT_WORDS;
      this.#take(words[at] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0);
      this.length += 1;
    }
  }

  #take(what: number, a: number, b: number): void {
    switch (kindOf(what)) {
      case KIND.allocHit:
      case KIND.alloc:
        this.#hand(b, 1);
        return;
      case KIND.freeHit:
      case KIND.free:
        this.#hand(b, -1);
        return;
      case KIND.objLoaded:
        this.#cache(this.#objCache[a] ?? 0).parked.add(this.length, 1);
        return;
      case KIND.objReturned:
        this.#cache(this.#objCache[a] ?? 0).parked.add(this.length, -1);
        return;
      case KIND.scheduled:
        this.#turn(cpuOf(what), taskOf(what));
        return;
      case KIND.blocked:
      case KIND.preempted:
      case KIND.opEnded:
        this.#turn(cpuOf(what), -1);
        return;
      default:
        this.#takeRare(what, a, b);
    }
  }

  #takeRare(what: number, a: number, b: number): void {
    switch (kindOf(what)) {
      case KIND.entered:
        if (fnOf(what) === FN.spl_kmem_cache_reap_now) this.marks.reap.push(this.length);
        else if (fnOf(what) === FN.spl_cache_age) this.marks.age.push(this.length);
        return;
      case KIND.slabBuilt:
        this.#slabCache.set(a, b);
        return;
      case KIND.slabCarved:
        this.#carve(a, b);
        return;
      case KIND.slabAdded:
        this.#cache(this.#slabCache.get(a) ?? 0).slabs.add(this.length, 1);
        this.marks.grow.push(this.length);
        return;
      case KIND.slabDropped:
        this.#cache(this.#slabCache.get(a) ?? 0).slabs.add(this.length, -1);
        return;
      case KIND.emergencyAdded:
        this.#cache(b & 0xffff).emergency.add(this.length, 1);
        this.marks.emergency.push(this.length);
        return;
      case KIND.emergencyRemoved:
        this.#cache(b).emergency.add(this.length, -1);
        return;
      case KIND.cacheField:
        if ((a & 31) === SLAB_OBJS) this.#objsInSlab[a >> 5] = b;
        return;
      case KIND.flag:
        this.#flag(a, b);
        return;
      default:
        this.#takeMemory(what, a, b);
    }
  }

  #takeMemory(what: number, a: number, b: number): void {
    switch (kindOf(what)) {
      case KIND.zone:
        if (a !== FRAMES) return;
        this.frames = b;
        this.freePages.set(this.length, b);
        return;
      case KIND.frames: {
        const pages = b & 0xfffff;
        const isFree = b >>> 20 === FRAME_OWNER.free;
        this.freePages.set(this.length, this.freePages.now + (isFree ? pages : -pages));
        return;
      }
      case KIND.pressure:
        this.pressure.set(this.length, a);
        return;
      case KIND.kswapd:
        this.kswapdAwake.push(this.length);
        if (a === 1) this.marks.kswapd.push(this.length);
        return;
      case KIND.directReclaim:
        if (a === 1) this.marks.reclaim.push(this.length);
        return;
      case KIND.outOfMemory:
        this.marks.oom.push(this.length);
        return;
      case KIND.panic:
        this.marks.panic.push(this.length);
    }
  }

  /** Objects go from a magazine to a caller, or back. */
  #hand(cache: number, count: 1 | -1): void {
    const { parked, used } = this.#cache(cache);
    parked.add(this.length, -count);
    used.add(this.length, count);
  }

  #carve(slab: number, first: number): void {
    const cache = this.#slabCache.get(slab) ?? 0;
    const end = first + (this.#objsInSlab[cache] ?? 0);
    if (end > this.#objCache.length) {
      const grown = new Int16Array(Math.max(end, 2 * this.#objCache.length));
      grown.set(this.#objCache);
      this.#objCache = grown;
    }
    this.#objCache.fill(cache, first, end);
  }

  #flag(cache: number, packed: number): void {
    const bit = BAND_OF.get(packed & 0xff);
    if (bit === undefined) return;
    const isSet = packed >> 8 === 1;
    const stretches = this.#cache(cache).bands[bit];
    // Begin and end stand in turn: what only repeats the last one is left out.
    if (isSet === (stretches.length % 2 === 1)) return;
    stretches.push(this.length);
    if (bit === 'DEADLOCKED' && isSet) this.marks.deadlock.push(this.length);
  }

  #turn(cpu: number, task: number): void {
    let lane = this.lanes[cpu];
    if (lane === undefined) {
      lane = { moments: new Numbers(), tasks: new Numbers() };
      this.lanes[cpu] = lane;
    }
    lane.moments.push(this.length);
    lane.tasks.push(task);
  }

  #cache(index: number): CacheTracks {
    let tracks = this.caches[index];
    if (tracks === undefined) {
      tracks = {
        slabs: new Track(),
        parked: new Track(),
        used: new Track(),
        emergency: new Track(),
        bands: { GROWING: new Numbers(), REAPING: new Numbers(), DEADLOCKED: new Numbers() },
      };
      this.caches[index] = tracks;
    }
    return tracks;
  }
}

function forkTracks({ slabs, parked, used, emergency, bands }: CacheTracks, moment: number): CacheTracks {
  return {
    slabs: slabs.fork(moment),
    parked: parked.fork(moment),
    used: used.fork(moment),
    emergency: emergency.fork(moment),
    bands: {
      GROWING: bands.GROWING.before(moment),
      REAPING: bands.REAPING.before(moment),
      DEADLOCKED: bands.DEADLOCKED.before(moment),
    },
  };
}
