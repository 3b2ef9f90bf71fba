import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { App } from './app.ts';

/** A dialog over the page. */
export type DialogName = 'choose' | 'open' | 'share' | 'keys' | 'palette';

/** What of the page is shown: all, what a room needs to see, or what a frame in an article has room for. */
export type ShellMode = 'full' | 'presenter' | 'embed';

/** How the page stands around the stage: nothing of this outlives it. */
export interface Shell {
  /** The view that is shown, by its id. */
  readonly view: string;
  readonly mode: ShellMode;
  readonly dialog: DialogName | null;
  /** The panel that lies over the stage, where there is no room beside it. */
  readonly sheet: 'side' | 'details' | null;
}

/** The shell. */
export const useShell: UseBoundStore<StoreApi<Shell>> = create<Shell>(() => ({
  view: 'machine',
  mode: 'full',
  dialog: null,
  sheet: null,
}));

/** Changes how the page stands. */
export function setShell(change: Partial<Shell>): void {
  useShell.setState(change);
}

/** Turns presenter mode on or off; an embedded page stays as it is. */
export function togglePresenter(): void {
  const { mode } = useShell.getState();
  if (mode === 'embed') return;
  useShell.setState({ mode: mode === 'full' ? 'presenter' : 'full', sheet: null });
}

/** Closes what lies over the stage, then leaves presenter mode, then clears the selection: one thing for each call. */
export function stepOut(app: App): void {
  const { sheet, mode } = useShell.getState();
  if (sheet !== null) useShell.setState({ sheet: null });
  else if (mode === 'presenter') useShell.setState({ mode: 'full' });
  else app.session.setState({ selection: null });
}
