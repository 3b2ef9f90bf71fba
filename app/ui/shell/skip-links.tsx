import type { JSX } from 'react';
import { useShell } from '../../state/shell.ts';
import css from './skip-links.module.css';

/** Places in the machine view that the keyboard can skip to, past the bar and the panels. */
const PLACES = [
  ['Skip to the stage', ['section[aria-label="Stage"] canvas', '[role="treegrid"]', 'main']],
  ['Skip to the transport', ['section[aria-label="Transport"] button.primary']],
] as const;

/** The first tab stops: buttons that skip the bar and the panels. They are visible only with focus. */
export function SkipLinks(): JSX.Element {
  const isMachine = useShell((shell) => shell.view === 'machine');
  return (
    <div className={css['links']}>
      {isMachine ? (
        PLACES.map(([words, place]) => (
          <button key={words} type="button" data-keeps-focus onClick={() => focusOn(place)}>
            {words}
          </button>
        ))
      ) : (
        <button type="button" data-keeps-focus onClick={() => focusOn(['main'])}>
          Skip to the content
        </button>
      )}
    </div>
  );
}

/** Focuses the first existing place, even one that is not focusable by itself. */
function focusOn(places: readonly string[]): void {
  const place = places.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one !== null);
  if (place === undefined) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus();
}
