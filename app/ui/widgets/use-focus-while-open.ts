import { type RefObject, useEffect } from 'react';

/** Focuses a panel when it opens, and restores the previous focus when it closes. */
export function useFocusWhileOpen(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [panel]);
}
