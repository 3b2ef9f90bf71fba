/** The attributes of an element that has a tip. */
export interface TipAttributes {
  readonly 'data-tip'?: string;
  readonly 'aria-description'?: string;
}

/**
 * Gives an element a tip: shown by the pointer, by the keyboard's focus, by a long press of a finger, or by a tap where
 * there is nothing to press. Screen readers get it as a description. No tip for no words.
 */
export function tip(words: string): TipAttributes {
  return words === '' ? {} : { 'data-tip': words, 'aria-description': words };
}

/** The tip of an icon, whose accessible name has the same words. */
export function nameTip(words: string): TipAttributes {
  return words === '' ? {} : { 'data-tip': words };
}
