/**
 * A key of an action is written as the browser names it: `n`, `P`, `?`, `ArrowRight`; with `shift ` before a key whose
 * name does not change with shift, and with `mod ` for Ctrl, or ⌘ on a Mac.
 */
export type Shortcut = string;

/** The modifiers of a pressed key that matter. */
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** How a pressed key is written in the tables. */
export function shortcutOf({ key, shiftKey, ctrlKey, metaKey }: Pressed): Shortcut {
  if (ctrlKey || metaKey) return `mod ${key}`;
  // Letters and signs already reflect shift.
  return shiftKey && key.length > 1 ? `shift ${key}` : key;
}

const isMac: boolean = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

const LABELS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  '-': '−',
};

/** A key for people to read: “Shift →”, “Ctrl K”. */
export function shortcutLabel(shortcut: Shortcut): string {
  const [modifier, key] = parts(shortcut);
  const name = LABELS[key] ?? key;
  if (modifier === 'shift') return `Shift ${name}`;
  if (modifier === 'mod') return isMac ? `⌘${name.toUpperCase()}` : `Ctrl ${name.toUpperCase()}`;
  return name;
}

/** A key as the attribute `aria-keyshortcuts` writes it. */
export function ariaShortcut(shortcut: Shortcut): string {
  const [modifier, key] = parts(shortcut);
  const name = key === ' ' ? 'Space' : key === '+' ? 'Plus' : key;
  if (modifier === 'shift') return `Shift+${name}`;
  if (modifier === 'mod') return isMac ? `Meta+${name}` : `Control+${name}`;
  return name;
}

function parts(shortcut: Shortcut): readonly ['shift' | 'mod' | null, string] {
  if (shortcut.startsWith('shift ')) return ['shift', shortcut.slice(6)];
  if (shortcut.startsWith('mod ')) return ['mod', shortcut.slice(4)];
  return [null, shortcut];
}
