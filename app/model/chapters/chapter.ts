import type { Condition } from '../conditions/condition.ts';

/** A part of what a scenario shows. */
export interface Chapter {
  /** Two or three words. */
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly about: string;
  /** It begins at the first moment at which this holds. */
  readonly when: Condition;
}

/** A chapter of a run, and where it begins. */
export interface ChapterStart {
  readonly title: string;
  readonly about: string;
  /** The moment at which it begins; null while that has not been recorded. */
  readonly moment: number | null;
}
