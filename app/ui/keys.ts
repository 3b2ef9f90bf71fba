import { useEffect } from 'react';
import { app, useSession } from '../state/page.ts';
import { seek } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { setShell, stepOut, togglePresenter, useShell } from '../state/shell.ts';
import { toggleFullScreen } from './shell/full-screen.ts';
import { changeSpeed } from './transport/speed.tsx';
import { VIEWS } from './views.tsx';

const ACTIONS: Readonly<Record<string, () => void>> = {
  ' ': app.playback.toggle,
  ArrowRight: () => void app.playback.step(useSettings.getState().unit, 1),
  ArrowLeft: () => void app.playback.step(useSettings.getState().unit, -1),
  'shift ArrowRight': () => void app.playback.stepCommand(),
  'shift ArrowLeft': app.playback.stepCommandBack,
  '.': () => void app.playback.stepJiffy(1),
  ',': () => void app.playback.stepJiffy(-1),
  Home: () => seek(app, 0),
  End: () => seek(app, useSession.getState().length),
  n: () => app.playback.goToMark(1),
  p: () => app.playback.goToMark(-1),
  '[': () => changeSpeed(-1),
  ']': () => changeSpeed(1),
  f: () => void toggleFullScreen(),
  P: togglePresenter,
  Escape: () => void stepOut(app),
  '/': () => setShell({ dialog: 'palette' }),
  '?': () => setShell({ dialog: 'keys' }),
};

/** Listens for the keys of the page, except while somebody types or works a control that uses them. */
export function useKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = actionOf(event);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent): (() => void) | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
  if (defaultPrevented || altKey || useShell.getState().dialog !== null) return null;
  if (ctrlKey || metaKey) return key === 'k' ? () => setShell({ dialog: 'palette' }) : null;
  if (isTaken(event)) return null;
  const view = VIEWS[Number(key) - 1];
  if (view !== undefined) return () => setShell({ view: view.id });
  // Letters and signs that need shift already say so themselves.
  const name = shiftKey && key.length > 1 ? `shift ${key}` : key;
  return ACTIONS[name] ?? null;
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
