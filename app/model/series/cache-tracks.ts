import { perShadedBit, SHADED_BITS, type ShadedBit } from '../state-bits.ts';
import { Numbers, type NumbersGrowth } from './numbers.ts';
import { Track, type TrackGrowth } from './track.ts';

/** When a condition held: ascending moments, alternating starts and ends; no last end while it still holds. */
export type Stretches = Numbers;

/** The numbers of a cache over time. */
export interface CacheTracks {
  readonly slabs: Track;
  readonly parked: Track;
  readonly used: Track;
  readonly emergency: Track;
  readonly bands: Readonly<Record<ShadedBit, Stretches>>;
}

/** What was added to the numbers of a cache since the last call. */
export interface CacheTracksGrowth {
  readonly slabs: TrackGrowth | null;
  readonly parked: TrackGrowth | null;
  readonly used: TrackGrowth | null;
  readonly emergency: TrackGrowth | null;
  readonly bands: Readonly<Record<ShadedBit, NumbersGrowth>>;
}

/** The numbers of a new cache. */
export function newTracks(): CacheTracks {
  return {
    slabs: new Track(),
    parked: new Track(),
    used: new Track(),
    emergency: new Track(),
    bands: perShadedBit(() => new Numbers()),
  };
}

/** A copy up to a moment, which then grows independently. */
export function forkTracks(tracks: CacheTracks, moment: number): CacheTracks {
  const { slabs, parked, used, emergency, bands } = tracks;
  return {
    slabs: slabs.fork(moment),
    parked: parked.fork(moment),
    used: used.fork(moment),
    emergency: emergency.fork(moment),
    bands: perShadedBit((bit) => bands[bit].before(moment)),
  };
}

/** A cheap fingerprint: equal for the same events, almost surely different otherwise. */
export function sumOf({ slabs, parked, used, emergency }: CacheTracks): number {
  return [slabs, parked, used, emergency].reduce((sum, { now, blocks }) => sum + now + blocks, 0);
}

/** What was added since the last call, for a copy elsewhere. */
export function takeTracks({ slabs, parked, used, emergency, bands }: CacheTracks): CacheTracksGrowth {
  return {
    slabs: slabs.take(),
    parked: parked.take(),
    used: used.take(),
    emergency: emergency.take(),
    bands: perShadedBit((bit) => bands[bit].take()),
  };
}

/** Takes in what was added to the original. */
export function growTracks(tracks: CacheTracks, growth: CacheTracksGrowth): void {
  tracks.slabs.grow(growth.slabs);
  tracks.parked.grow(growth.parked);
  tracks.used.grow(growth.used);
  tracks.emergency.grow(growth.emergency);
  for (const bit of SHADED_BITS) tracks.bands[bit].grow(growth.bands[bit]);
}
