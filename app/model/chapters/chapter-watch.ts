import type { EventChunk, Scenario } from '../../../engine/index.ts';
import { ConditionWatch } from '../conditions/watch.ts';
import type { Chapter, ChapterStart } from './chapter.ts';
import { chaptersOf } from './chapters-of.ts';

/** Finds the chapters of a run, next to the engine. */
export class ChapterWatch {
  readonly #chapters: readonly Chapter[];
  readonly #watch: ConditionWatch;

  constructor(scenario: Scenario) {
    this.#chapters = chaptersOf(scenario);
    this.#watch = new ConditionWatch(this.#chapters.map(({ when }) => when));
  }

  /** Takes in the events of a chunk; chunks come in order. `strings` is the string table of the log. */
  extend(chunk: EventChunk, strings: readonly string[]): void {
    this.#watch.extend(chunk, strings);
  }

  /** All chapters, with the moments known so far. */
  get starts(): readonly ChapterStart[] {
    const { moments } = this.#watch;
    return this.#chapters.map(({ title, about }, i) => ({ title, about, moment: moments[i] ?? null }));
  }
}
