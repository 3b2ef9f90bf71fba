import type { CacheTracksGrowth } from './cache-tracks.ts';
import type { MarkKind } from './marks.ts';
import type { Numbers, NumbersGrowth } from './numbers.ts';
import type { TrackGrowth } from './track.ts';

/** What a cpu did: moments at which it turned to a task, and the task, −1 for none. */
export interface Lane {
  readonly moments: Numbers;
  readonly tasks: Numbers;
}

/** What came to a series since it was last asked, and where it stands now. */
export interface SeriesGrowth {
  readonly length: number;
  readonly frames: number;
  readonly caches: readonly CacheTracksGrowth[];
  readonly marks: Readonly<Record<MarkKind, NumbersGrowth>>;
  readonly freePages: TrackGrowth | null;
  readonly pressure: TrackGrowth | null;
  readonly kswapdAwake: NumbersGrowth;
  readonly lanes: readonly { readonly moments: NumbersGrowth; readonly tasks: NumbersGrowth }[];
}
