import { useCallback, useState } from 'react';
import type { PanelImperativeHandle } from 'react-resizable-panels';
import { type PanelName, setSettings, useSettings } from '../../state/settings.ts';

/** Px below which a panel counts as folded. */
const FOLDED = 60;

/** Handles of the panels on the page, for buttons and actions that fold them. */
const handles = new Map<PanelName, PanelImperativeHandle>();

/** The props of a panel that remembers its size. */
export interface KeptPanel {
  readonly ref: (handle: PanelImperativeHandle | null) => void;
  /** The first size, in px; later the panel keeps its size itself. */
  readonly initial: number;
}

/** A panel that remembers its size and whether it is folded; `folded` is its folded size, in px. */
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

/** Stores panel sizes that the user has just changed, once the page shows them. */
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

/** Folds a panel, or opens it at its last size. */
export function togglePanel(name: PanelName): void {
  const handle = handles.get(name);
  const { size, isOpen } = useSettings.getState()[name];
  if (handle === undefined) return;
  if (isOpen) handle.collapse();
  else handle.resize(size);
  setSettings({ [name]: { size, isOpen: !isOpen } });
}

/** Grows an open panel to at least `size` px. */
export function growPanel(name: PanelName, size: number): void {
  const handle = handles.get(name);
  if (handle === undefined || handle.isCollapsed() || handle.getSize().inPixels >= size) return;
  handle.resize(size);
  keepSizes([name]);
}
