import type { EventChunk } from '../../engine/index.ts';
import { type ActionGrowth, ActionIndex } from './pace/action-index.ts';
import { Series } from './series/series.ts';
import type { SeriesGrowth } from './series/series-growth.ts';
import { TimeIndex, type TimesGrowth } from './time-index.ts';
import type { View } from './view.ts';

/** What was added to an overview since the last call. */
export interface OverviewGrowth {
  /** {@link Series.sum} before the addition. */
  readonly sum: number;
  readonly times: TimesGrowth;
  readonly series: SeriesGrowth;
  readonly action: ActionGrowth;
}

/**
 * The times of events, their curves and marks, and how long they take to watch, made in one pass. It is made in the
 * worker that emits the events; the page has a copy that grows by increments.
 */
export class Overview {
  readonly times: TimeIndex;
  readonly series: Series;
  readonly action: ActionIndex;
  /** {@link Series.sum} at the last call. */
  #sum = 0;

  constructor(
    times: TimeIndex = new TimeIndex(),
    series: Series = new Series(),
    action: ActionIndex = new ActionIndex(),
  ) {
    this.times = times;
    this.series = series;
    this.action = action;
  }

  /** Takes in the events of a chunk; chunks come in order. */
  extend(chunk: EventChunk): void {
    this.times.extend(chunk);
    this.series.extend(chunk);
    this.action.extend(chunk);
  }

  /** What was added since the last call, for a copy elsewhere. Drops what later growth does not depend on. */
  take(): OverviewGrowth {
    const sum = this.#sum;
    this.#sum = this.series.sum;
    return { sum, times: this.times.take(), series: this.series.take(), action: this.action.take() };
  }

  /**
   * Applies what was added to the original. Returns false if that is the overview of other events.
   */
  grow({ sum, times, series, action }: OverviewGrowth): boolean {
    if (sum !== this.series.sum) return false;
    this.times.grow(times);
    this.series.grow(series);
    this.action.grow(action);
    return true;
  }

  /** A copy of the overview up to the moment of a view, which then grows independently. */
  fork(view: View): Overview {
    return new Overview(
      this.times.fork(view.moment, view.now),
      this.series.fork(view),
      this.action.fork(view.moment),
    );
  }
}
