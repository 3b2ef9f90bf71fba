import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { LinkCamera } from '../formats/link-place.ts';
import type { InSession } from './session.ts';

/** A dialog over the page. */
export type DialogName = 'choose' | 'open' | 'share' | 'keys' | 'palette';

/** How much of the page is shown: all of it, the parts for a projector, or those for a frame in an article. */
export type ShellMode = 'full' | 'presenter' | 'embed';

/** The state of the page around the stage. It is not stored. */
export interface Shell {
  /** The view that is shown, by its id. */
  readonly view: string;
  readonly mode: ShellMode;
  /** Whether the start page is shown. */
  readonly isWelcome: boolean;
  /** Whether presenter mode shows a black screen. */
  readonly isBlank: boolean;
  /** Whether the pointer is on a control that acts on the machine. */
  readonly isAboutToAct: boolean;
  readonly dialog: DialogName | null;
  /** The part of the stage that a link asks for, until the stage shows it; null for none. */
  readonly camera: LinkCamera | null;
  /** The panel that covers the stage, on screens too narrow to show it beside. */
  readonly sheet: 'side' | 'details' | null;
  /** Whether the list of events covers the stage. */
  readonly hasEvents: boolean;
  /**
   * The hash of the link that the explored program was opened from or shared as; empty once the program has changed.
   */
  readonly explored: string;
}

/** The state of the page's shell. */
export const useShell: UseBoundStore<StoreApi<Shell>> = create<Shell>(() => ({
  view: 'machine',
  mode: 'full',
  isWelcome: false,
  camera: null,
  isBlank: false,
  isAboutToAct: false,
  dialog: null,
  sheet: null,
  hasEvents: false,
  explored: '',
}));

/** Changes the state of the shell. */
export function setShell(change: Partial<Shell>): void {
  useShell.setState(change);
}

/** Turns presenter mode on or off; an embedded page does not change. */
export function togglePresenter(): void {
  const { mode } = useShell.getState();
  if (mode === 'embed') return;
  useShell.setState({ mode: mode === 'full' ? 'presenter' : 'full', isBlank: false, sheet: null });
}

/** One step per call: closes the events or the panel over the stage, leaves presenter mode, or clears the selection. */
export function stepOut(app: InSession): void {
  const { sheet, mode, hasEvents } = useShell.getState();
  if (hasEvents) useShell.setState({ hasEvents: false });
  else if (sheet !== null) useShell.setState({ sheet: null });
  else if (mode === 'presenter') useShell.setState({ mode: 'full', isBlank: false });
  else app.session.setState({ selection: null });
}
