import type { FigureCondition } from './condition.ts';
import { Figures } from './figures.ts';

/** A run right after one of its events. */
export class RunNow {
  readonly figures: Figures = new Figures();
  /** The last event: the number of its kind, and its words. */
  kind = -1;
  what = 0;
  a = 0;
  b = 0;
  /** Ns since start-up. */
  now = 0;
  /** The newest cache of each name. */
  readonly #byName = new Map<string, number>();

  /** Notes the name of a cache. */
  name(cache: number, name: string): void {
    this.#byName.set(name, cache);
  }

  /** The number of the newest cache of a name; −1 before there is one. */
  cacheNumber(name: string): number {
    return this.#byName.get(name) ?? -1;
  }

  /** The value of a figure: of a cache or the sum over all, of one CPU's magazine or of all. */
  figure(figure: FigureCondition['figure'], cache: string | undefined, cpu: number | undefined): number {
    switch (figure) {
      case 'caches':
      case 'freePages':
      case 'heldByOthers':
      case 'kswapdAwake':
        return this.figures.machine[figure];
      default: {
        const { caches } = this.figures;
        const of = cache === undefined ? caches : [caches[this.cacheNumber(cache)]];
        let sum = 0;
        for (const figures of of)
          if (figures !== undefined) sum += cpu === undefined ? figures[figure] : (figures.byCpu[cpu] ?? 0);
        return sum;
      }
    }
  }
}
