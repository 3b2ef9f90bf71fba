import type { JournalEntry, Scenario } from '../../engine/index.ts';
import type { LayoutChoice } from '../formats/listing-machine/caches.ts';

/**
 * How a machine can be opened again: by its name in the address, by the link that carries it, or from elsewhere, such
 * as a
 * file or a sweep. A listing that was pasted, or a machine with changed figures, is unsaved.
 */
export type Source =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'link'; readonly hash: string }
  | { readonly kind: 'elsewhere' | 'unsaved' };

/** What a machine was started from. */
export interface Origin {
  readonly source: Source;
  readonly title: string;
  /** Where the figures are from and what is drawn; shown above the picture. */
  readonly caption: string;
  readonly scenario: Scenario;
  /** What was done by hand before it was opened; absent if nothing was. */
  readonly journal?: readonly JournalEntry[];
  /** Null for figures that every version lays out the same way. */
  readonly older: OlderFigures | null;
}

/** Figures of 0.6.3 and before: how their slabs are laid out, and how to restart with the other layout. */
interface OlderFigures {
  readonly layout: LayoutChoice;
  readonly startAs: (layout: LayoutChoice) => Promise<void>;
}
