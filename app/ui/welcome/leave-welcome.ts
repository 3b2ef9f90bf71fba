import { setSettings } from '../../state/settings.ts';
import { setShell } from '../../state/shell.ts';

/** Leaves the start page. It does not come again by itself. */
export function leaveWelcome(): void {
  setSettings({ hasVisited: true });
  setShell({ isWelcome: false });
}
