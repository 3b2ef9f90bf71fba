import {
  CACHE_FIELDS,
  cpuOf,
  EVENT_WORDS,
  type EventChunk,
  emergencyCache,
  FN,
  FRAME_OWNER,
  fieldCache,
  fieldOf,
  flagBit,
  flagIsSet,
  fnOf,
  isInterruption,
  KIND,
  KMC_BITS,
  kindOf,
  runCount,
  runOwner,
  taskOf,
  ZONE_FIELDS,
} from '../../../engine/index.ts';
import { DamageError } from '../damage.ts';
import { CacheIndex, INDEX_HANDLERS } from '../fold/cache-index.ts';
import { byKindNumber, type Handlers } from '../fold/handlers.ts';
import { SHADED_BITS, type ShadedBit } from '../state-bits.ts';
import type { View } from '../view.ts';
import {
  type CacheTracks,
  forkTracks,
  growTracks,
  newTracks,
  type Stretches,
  sumOf,
  takeTracks,
} from './cache-tracks.ts';
import { MARKS, type MarkKind, perMark } from './marks.ts';
import { Numbers } from './numbers.ts';
import { forkReclaim, growReclaim, newReclaim, type ReclaimTracks, takeReclaim } from './reclaim-tracks.ts';
import type { Lane, SeriesGrowth } from './series-growth.ts';
import { Track } from './track.ts';

const ALLOC_HIT = KIND.allocHit;
const FREE_HIT = KIND.freeHit;
/** The highest number of a cache that an event can name. */
const MOST_CACHE = 0xffff;
const FRAMES = ZONE_FIELDS.indexOf('frames');
const BAND_OF = new Map<number, ShadedBit>(SHADED_BITS.map((bit) => [KMC_BITS[bit], bit]));

/** A recording in summary: numbers over time, marks, and the task of each CPU; made in one pass over the events. */
export class Series {
  /** By number of the cache. */
  readonly caches: CacheTracks[] = [];
  readonly marks: Record<MarkKind, Numbers> = perMark(() => new Numbers());
  freePages: Track = new Track();
  pressure: Track = new Track();
  kswapdAwake: Stretches = new Numbers();
  reclaim: ReclaimTracks = newReclaim();
  /** By number of the CPU. */
  readonly lanes: Lane[] = [];
  /** Page frames of the machine, 0 for unlimited memory. */
  frames = 0;
  length = 0;
  /** The caches of slabs and objects. */
  readonly index: CacheIndex = new CacheIndex();

  /** A copy up to the moment of a view of the same events, which then grows independently. */
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
    other.reclaim = forkReclaim(this.reclaim, moment);
    other.frames = view.memory.frames;
    other.length = moment;
    other.index.learn(view);
    return other;
  }

  /** A cheap fingerprint: equal for the same events, almost surely different otherwise. */
  get sum(): number {
    const ofCaches = this.caches.reduce((sum, tracks) => sum + sumOf(tracks), 0);
    return this.lanes.reduce((sum, { moments }) => sum + moments.length, ofCaches + this.length);
  }

  /** What was added since the last call, for a copy elsewhere. */
  take(): SeriesGrowth {
    const { length, frames, caches, marks, freePages, pressure, kswapdAwake, reclaim, lanes } = this;
    return {
      length,
      frames,
      caches: caches.map(takeTracks),
      marks: perMark((kind) => marks[kind].take()),
      freePages: freePages.take(),
      pressure: pressure.take(),
      kswapdAwake: kswapdAwake.take(),
      reclaim: takeReclaim(reclaim),
      lanes: lanes.map(({ moments, tasks }) => ({ moments: moments.take(), tasks: tasks.take() })),
    };
  }

  /** Takes in what was added to the original. */
  grow(growth: SeriesGrowth): void {
    this.length = growth.length;
    this.frames = growth.frames;
    // Both lists may have gaps.
    growth.caches.forEach((tracks, i) => {
      growTracks(this.#cache(i), tracks);
    });
    for (const kind of MARKS) this.marks[kind].grow(growth.marks[kind]);
    this.freePages.grow(growth.freePages);
    this.pressure.grow(growth.pressure);
    this.kswapdAwake.grow(growth.kswapdAwake);
    growReclaim(this.reclaim, growth.reclaim);
    growth.lanes.forEach(({ moments, tasks }, cpu) => {
      const lane = this.#lane(cpu);
      lane.moments.grow(moments);
      lane.tasks.grow(tasks);
    });
  }

  /** Takes in the events of a chunk; chunks come in order. Inconsistent events are skipped, as in a view. */
  extend(chunk: EventChunk): void {
    const before = this.length;
    for (let i = 0; i < chunk.count; ) {
      try {
        i = this.#takeAll(chunk, i, before);
      } catch (error) {
        if (!(error instanceof DamageError)) throw error;
        i = this.length - before + 1;
      }
    }
    this.length = before + chunk.count;
  }

  /** Takes in the events of a chunk from number `from` on; returns how many there are. */
  #takeAll({ words, count }: EventChunk, from: number, before: number): number {
    const byNumber = Series.#byNumber;
    for (let i = from; i < count; i++) {
      const at = i * EVENT_WORDS;
      const what = words[at] ?? 0;
      const kind = kindOf(what);
      // Nearly a third of all events: handled without the lookup in the table.
      if (kind === ALLOC_HIT || kind === FREE_HIT) {
        this.length = before + i;
        this.#hand(words[at + 3] ?? 0, before + i, kind === ALLOC_HIT ? 1 : -1);
        continue;
      }
      const handle = byNumber[kind];
      if (handle === undefined) continue;
      this.length = before + i;
      handle(this, words[at + 2] ?? 0, words[at + 3] ?? 0, what);
    }
    return count;
  }

  /** What each kind of event changes; most kinds change nothing. `length` is the event's own number at that time. */
  static readonly #handlers: Handlers<Series> = {
    ...INDEX_HANDLERS,
    alloc: (series, _, cache) => series.#hand(cache, series.length, 1),
    free: (series, _, cache) => series.#hand(cache, series.length, -1),
    objLoaded: (series, obj) => series.#park(obj, 1),
    objReturned: (series, obj) => series.#park(obj, -1),
    scheduled: (series, _a, _b, what) => series.#turn(cpuOf(what), taskOf(what)),
    blocked: (series, _a, _b, what) => series.#turn(cpuOf(what), -1),
    preempted: (series, _a, _b, what) => series.#turn(cpuOf(what), -1),
    opEnded: (series, _a, _b, what) => series.#turn(cpuOf(what), -1),
    entered: (series, _a, _b, what) => {
      if (fnOf(what) === FN.spl_kmem_cache_reap_now) series.#mark('reap');
      else if (fnOf(what) === FN.spl_cache_age) series.#mark('age');
    },
    slabAdded: (series, slab) => {
      series.#cache(series.index.ofSlab(slab)).slabs.add(series.length, 1);
      series.#mark('grow');
    },
    slabDropped: (series, slab) => {
      series.#cache(series.index.ofSlab(slab)).slabs.add(series.length, -1);
      if (series.reclaim.asked.now > 0) series.reclaim.reclaimed.add(series.length, 1);
    },
    emergencyAdded: (series, _, packed) => {
      series.#cache(emergencyCache(packed)).emergency.add(series.length, 1);
      series.#mark('emergency');
    },
    emergencyRemoved: (series, _, cache) => {
      series.#cache(cache).emergency.add(series.length, -1);
    },
    cacheField: (series, field, value) => {
      series.index.setField(field, value);
      if (CACHE_FIELDS[fieldOf(field)] === 'linuxLive')
        series.#cache(fieldCache(field)).used.set(series.length, value);
    },
    linuxAlloc: (series, obj, cache) => {
      if (obj !== 0) series.#cache(cache).used.add(series.length, 1);
    },
    linuxFree: (series, _, cache) => series.#cache(cache).used.add(series.length, -1),
    flag: (series, cache, packed) => series.#flag(cache, packed),
    zone: (series, field, value) => {
      if (field !== FRAMES) return;
      series.frames = value;
      series.freePages.set(series.length, value);
    },
    frames: ({ freePages, length }, _, run) => {
      const pages = runCount(run);
      const isFree = runOwner(run) === FRAME_OWNER.free;
      freePages.set(length, freePages.now + (isFree ? pages : -pages));
    },
    pressure: (series, held) => series.pressure.set(series.length, held),
    kswapd: (series, isAwake) => {
      series.kswapdAwake.push(series.length);
      if (isAwake === 1) series.#mark('kswapd');
    },
    shrinkCounted: ({ reclaim, length }) => reclaim.asked.add(length, 1),
    shrinkScanned: ({ reclaim, length }, nr) => reclaim.scanned.add(length, nr),
    directReclaim: (series, begun) => {
      if (begun === 1) series.#mark('reclaim');
    },
    outOfMemory: (series) => series.#mark('oom'),
    picked: (series, _, why) => {
      if (isInterruption(why)) series.#mark('interruption');
    },
    panic: (series) => series.#mark('panic'),
  };
  static readonly #byNumber = byKindNumber(Series.#handlers);

  #mark(kind: MarkKind): void {
    this.marks[kind].push(this.length);
  }

  /** An object moves from its slab into a magazine, or back. */
  #park(obj: number, by: 1 | -1): void {
    this.#cache(this.index.ofObj(obj)).parked.add(this.length, by);
  }

  /** Objects move from a magazine to a caller, or back. */
  #hand(cache: number, moment: number, count: 1 | -1): void {
    const { parked, used } = this.#cache(cache);
    parked.add(moment, -count);
    used.add(moment, count);
  }

  #flag(cache: number, packed: number): void {
    const bit = BAND_OF.get(flagBit(packed));
    if (bit === undefined) return;
    const isSet = flagIsSet(packed);
    const stretches = this.#cache(cache).bands[bit];
    // Starts and ends alternate: an event that repeats the last state is skipped.
    if (isSet === (stretches.length % 2 === 1)) return;
    stretches.push(this.length);
    if (bit === 'DEADLOCKED' && isSet) this.marks.deadlock.push(this.length);
  }

  #turn(cpu: number, task: number): void {
    const lane = this.#lane(cpu);
    lane.moments.push(this.length);
    lane.tasks.push(task);
  }

  #lane(cpu: number): Lane {
    const lane = this.lanes[cpu] ?? { moments: new Numbers(), tasks: new Numbers() };
    this.lanes[cpu] = lane;
    return lane;
  }

  #cache(index: number): CacheTracks {
    return this.caches[index] ?? this.#open(index);
  }

  /** @throws DamageError when events cannot name a cache with that number */
  #open(index: number): CacheTracks {
    if (index < 0 || index > MOST_CACHE) throw new DamageError(`no cache ${index}`);
    const tracks = newTracks();
    this.caches[index] = tracks;
    return tracks;
  }
}
