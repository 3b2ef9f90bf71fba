/** A term or an identifier that the page explains. */
export interface GlossaryEntry {
  readonly term: string;
  /** Its names in the reference, letter for letter. The first stands for it, unless another was asked for. */
  readonly identifiers?: readonly string[];
  readonly sentence: string;
  /** The lesson about it, by name. */
  readonly lesson?: string;
  /** A rule of engine/SPEC.md. */
  readonly spec?: string;
  /** What it consists of, each with its meaning. */
  readonly rows?: readonly (readonly [string, string])[];
  /** Its mark in the picture. */
  readonly mark?: 'caller' | 'magazine' | 'free' | 'emergency';
}
