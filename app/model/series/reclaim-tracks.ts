import { Track, type TrackGrowth } from './track.ts';

/** Running counts of reclaim. */
export interface ReclaimTracks {
  /** How often the kernel asked a shrinker to scan, and for how many objects. */
  readonly asked: Track;
  readonly scanned: Track;
  /** Slabs freed since the kernel first asked. */
  readonly reclaimed: Track;
}

/** What was added to the counts since the last call. */
export type ReclaimGrowth = Readonly<Record<keyof ReclaimTracks, TrackGrowth | null>>;

/** Counts before anything was reclaimed. */
export function newReclaim(): ReclaimTracks {
  return { asked: new Track(), scanned: new Track(), reclaimed: new Track() };
}

/** A copy up to a moment, which then grows independently. */
export function forkReclaim({ asked, scanned, reclaimed }: ReclaimTracks, moment: number): ReclaimTracks {
  return { asked: asked.fork(moment), scanned: scanned.fork(moment), reclaimed: reclaimed.fork(moment) };
}

/** What was added since the last call, for a copy elsewhere. */
export function takeReclaim({ asked, scanned, reclaimed }: ReclaimTracks): ReclaimGrowth {
  return { asked: asked.take(), scanned: scanned.take(), reclaimed: reclaimed.take() };
}

/** Takes in what was added to the original. */
export function growReclaim(tracks: ReclaimTracks, growth: ReclaimGrowth): void {
  tracks.asked.grow(growth.asked);
  tracks.scanned.grow(growth.scanned);
  tracks.reclaimed.grow(growth.reclaimed);
}
