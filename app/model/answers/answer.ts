import type { Highlight, Selected } from '../selection.ts';

/** One step of an answer, and what it speaks of. */
export interface Step {
  readonly text: string;
  /** What can be looked at from here; null for nothing. */
  readonly about: Selected | null;
}

/** What is answered to a question about the machine: a sentence, the steps behind it, and what it speaks of. */
export interface Answer {
  readonly sentence: string;
  readonly steps: readonly Step[];
  readonly highlight: Highlight;
}
