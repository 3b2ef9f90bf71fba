import type { EventChunk } from '../../engine/index.ts';
import { Series } from './series/series.ts';
import type { SeriesGrowth } from './series/series-growth.ts';
import { TimeIndex, type TimesGrowth } from './time-index.ts';
import type { View } from './view.ts';

/** What came to an overview since it was last asked. */
export interface OverviewGrowth {
  /** {@link Series.sum} before. */
  readonly sum: number;
  readonly times: TimesGrowth;
  readonly series: SeriesGrowth;
}

/**
 * The times of events and what they come to at a glance. It is made in one pass over the events, where these arise; the
 * page's is a copy that grows by what comes to the first.
 */
export class Overview {
  readonly times: TimeIndex;
  readonly series: Series;
  /** {@link Series.sum} when somebody last asked. */
  #sum = 0;

  constructor(times: TimeIndex = new TimeIndex(), series: Series = new Series()) {
    this.times = times;
    this.series = series;
  }

  /** Takes in the events of a chunk that follow those before. */
  extend(chunk: EventChunk): void {
    this.times.extend(chunk);
    this.series.extend(chunk);
  }

  /** What came since the last call, for a copy elsewhere. What need not be known to go on is forgotten here. */
  take(): OverviewGrowth {
    const sum = this.#sum;
    this.#sum = this.series.sum;
    return { sum, times: this.times.take(), series: this.series.take() };
  }

  /** Takes in what came to an overview elsewhere; says whether it could: not if that is one of other events. */
  grow({ sum, times, series }: OverviewGrowth): boolean {
    if (sum !== this.series.sum) return false;
    this.times.grow(times);
    this.series.grow(series);
    return true;
  }

  /** The overview up to the moment of a view; it goes its own way from there. */
  fork(view: View): Overview {
    return new Overview(this.times.fork(view.moment, view.now), this.series.fork(view));
  }
}
