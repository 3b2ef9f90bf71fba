/** The version of a text, in a diff, that a line belongs to. */
export type Side = 'both' | 'old' | 'new';

/** A line of a diff without its mark. */
export interface SidedText {
  readonly text: string;
  readonly side: Side;
}
