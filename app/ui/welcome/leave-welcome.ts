import { setSettings } from '../../state/settings.ts';
import { setShell } from '../../state/shell.ts';

/** Leaves the start page, which then no longer opens by itself. */
export function leaveWelcome(): void {
  setSettings({ hasVisited: true });
  setShell({ isWelcome: false });
}
