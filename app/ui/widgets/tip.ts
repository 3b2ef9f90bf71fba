/** The attributes of an element that has a tip. */
export interface TipAttributes {
  readonly 'data-tip'?: string;
  readonly 'aria-description'?: string;
}

/**
 * Gives an element a tip: shown on hover, on keyboard focus, on a long press, or on a tap if there is nothing to press.
 * Screen readers get it as a description. Empty text gives no tip.
 */
export function tip(words: string): TipAttributes {
  return words === '' ? {} : { 'data-tip': words, 'aria-description': words };
}

/** The tip of an icon, whose accessible name has the same words. */
export function nameTip(words: string): TipAttributes {
  return words === '' ? {} : { 'data-tip': words };
}
