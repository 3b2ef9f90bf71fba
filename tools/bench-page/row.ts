/** A figure that was measured, and whether it is within its bound. */
export interface Row {
  readonly what: string;
  readonly doing: string;
  readonly figures: string;
  readonly isGood: boolean;
}

/** A row of what was measured. */
export function row(what: string, doing: string, figures: string, isGood: boolean): Row {
  return { what, doing, figures, isGood };
}
