import { useEffect } from 'react';
import { useShell } from '../../state/shell.ts';
import { type Action, isAvailable } from './action.ts';
import { PAGE, VIEW_ACTIONS } from './page.ts';
import { type Shortcut, shortcutOf } from './shortcut.ts';
import { STAGE } from './stage.ts';
import { TIME } from './time.ts';

/** All actions that have keys. */
export const KEYED: readonly Action[] = [
  ...Object.values(TIME),
  ...Object.values(STAGE),
  ...VIEW_ACTIONS,
  ...Object.values(PAGE),
].filter(({ keys }) => keys !== undefined);

const BY_KEY: ReadonlyMap<Shortcut, Action> = new Map(
  KEYED.flatMap((action) => (action.keys ?? []).map((key) => [key, action] as const)),
);

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
  const action = BY_KEY.get(shortcutOf(event));
  return action !== undefined && isAvailable(action) ? action : null;
}

/** Whether the control in focus uses the key itself. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const isArrow = key.startsWith('Arrow') || key === 'Home' || key === 'End';
  if (target.closest('input[type="range"], [role="separator"]') !== null) return isArrow;
  if (target.closest('input[type="checkbox"]') !== null) return key === ' ';
  if (target.closest('dialog, input, textarea, select') !== null) return true;
  return key === ' ' && target.closest('button, summary, [role="button"]') !== null;
}
