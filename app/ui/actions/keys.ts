import { useEffect } from 'react';
import { useShell } from '../../state/shell.ts';
import { type Action, isAvailable } from './action.ts';
import { PAGE, VIEW_ACTIONS } from './page.ts';
import { type Shortcut, shortcutOf } from './shortcut.ts';
import { STAGE } from './stage.ts';
import { TEACH } from './teach.ts';
import { TIME } from './time.ts';

/** All actions that have keys. */
export const KEYED: readonly Action[] = [
  ...Object.values(TIME),
  ...Object.values(STAGE),
  ...VIEW_ACTIONS,
  ...Object.values(PAGE),
  ...Object.values(TEACH),
].filter(({ keys }) => keys !== undefined);

/** The actions of each key; at any time at most one of them is available. */
const BY_KEY: ReadonlyMap<Shortcut, readonly Action[]> = byKey();

function byKey(): Map<Shortcut, Action[]> {
  const all = new Map<Shortcut, Action[]>();
  for (const action of KEYED)
    for (const key of action.keys ?? []) all.set(key, [...(all.get(key) ?? []), action]);
  return all;
}

/** Listens for the keys of the page, except while the user types or the control in focus uses the key. */
export function useKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = actionOf(event);
      if (action === null) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent): Action | null {
  if (event.defaultPrevented || event.altKey || useShell.getState().dialog !== null) return null;
  const hasModifier = event.ctrlKey || event.metaKey;
  if (!hasModifier && isTaken(event)) return null;
  return BY_KEY.get(shortcutOf(event))?.find(isAvailable) ?? null;
}

/** Controls that take text, and so use every key. */
const TYPING =
  'dialog, textarea, [contenteditable], input:not([type="range"], [type="checkbox"], [type="radio"])';

/** Controls that use arrows, Home and End. */
const ARROWS =
  'select, input, [role="separator"], [role="tab"], [role="radio"], [role="option"], [role="menuitem"], [role="treegrid"]';

/** Controls that use Space and Enter. */
const PRESSED = 'button, summary, select, input, a[href], [role="button"], [role="tab"], [role="option"]';

/**
 * Whether the control in focus uses the key itself. Letters, brackets and Page keys are the page's, unless text is
 * typed.
 */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPING) !== null) return true;
  if (key.startsWith('Arrow') || key === 'Home' || key === 'End') return target.closest(ARROWS) !== null;
  return (key === ' ' || key === 'Enter') && target.closest(PRESSED) !== null;
}
