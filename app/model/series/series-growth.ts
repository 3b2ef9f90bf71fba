import type { CacheTracksGrowth } from './cache-tracks.ts';
import type { MarkKind } from './marks.ts';
import type { Numbers, NumbersGrowth } from './numbers.ts';
import type { ReclaimGrowth } from './reclaim-tracks.ts';
import type { TrackGrowth } from './track.ts';

/** What a CPU did: the moments at which it switched tasks, and the task from then on, −1 for none. */
export interface Lane {
  readonly moments: Numbers;
  readonly tasks: Numbers;
}

/** What was added to a series since the last call, and its current state. */
export interface SeriesGrowth {
  readonly length: number;
  readonly frames: number;
  readonly caches: readonly CacheTracksGrowth[];
  readonly marks: Readonly<Record<MarkKind, NumbersGrowth>>;
  readonly freePages: TrackGrowth | null;
  readonly pressure: TrackGrowth | null;
  readonly kswapdAwake: NumbersGrowth;
  readonly reclaim: ReclaimGrowth;
  readonly lanes: readonly { readonly moments: NumbersGrowth; readonly tasks: NumbersGrowth }[];
}
