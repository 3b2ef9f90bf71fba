import { useCallback, useState } from 'react';
import type { PanelImperativeHandle } from 'react-resizable-panels';
import { type PanelName, setSettings, useSettings } from '../../state/settings.ts';

/** Px below which a panel counts as folded. */
const FOLDED = 60;

/** Handles of the panels on the page, so that buttons and commands can fold them. */
const handles = new Map<PanelName, PanelImperativeHandle>();

/** The parts of a panel that remembers its size, in px. */
export interface KeptPanel {
  readonly ref: (handle: PanelImperativeHandle | null) => void;
  /** The size at first; what comes later is the panel's own business. */
  readonly initial: number;
}

/** A panel that remembers its size and whether it is folded. `folded`: its size then. */
export function usePanel(name: PanelName, folded: number): KeptPanel {
  const [initial] = useState(() => {
    const { size, isOpen } = useSettings.getState()[name];
    return isOpen ? size : folded;
  });
  const ref = useCallback(
    (handle: PanelImperativeHandle | null) => {
      if (handle === null) handles.delete(name);
      else handles.set(name, handle);
    },
    [name],
  );
  return { ref, initial };
}

/** Keeps the sizes that the user has just given to panels, as soon as the page shows them. */
export function keepSizes(names: readonly PanelName[]): void {
  requestAnimationFrame(() => {
    for (const name of names) keepSize(name);
  });
}

function keepSize(name: PanelName): void {
  const handle = handles.get(name);
  if (handle === undefined) return;
  const size = Math.round(handle.getSize().inPixels);
  const isOpen = !handle.isCollapsed() && size > FOLDED;
  setSettings({ [name]: { size: isOpen ? size : useSettings.getState()[name].size, isOpen } });
}

/** Folds a panel, or opens it to the size that it had. */
export function togglePanel(name: PanelName): void {
  const handle = handles.get(name);
  const { size, isOpen } = useSettings.getState()[name];
  if (handle === undefined) return;
  if (isOpen) handle.collapse();
  else handle.resize(size);
  setSettings({ [name]: { size, isOpen: !isOpen } });
}

/** Gives a panel at least `size` px, if it is open. */
export function growPanel(name: PanelName, size: number): void {
  const handle = handles.get(name);
  if (handle === undefined || handle.isCollapsed() || handle.getSize().inPixels >= size) return;
  handle.resize(size);
  keepSizes([name]);
}
