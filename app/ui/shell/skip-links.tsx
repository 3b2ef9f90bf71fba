import type { JSX } from 'react';
import { useShell } from '../../state/shell.ts';
import css from './skip-links.module.css';

/** What the keyboard can go to without passing the bar and the panels, in the machine view. */
const PLACES = [
  ['Skip to the stage', ['section[aria-label="Stage"] canvas', '[role="treegrid"]', 'main']],
  ['Skip to the transport', ['section[aria-label="Transport"] button.primary']],
] as const;

/** The first stops of the keyboard: buttons that lead past the bar and the panels. They are seen only with the focus. */
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

/** Focuses the first place that there is; a part of the page that takes no focus by itself takes it too. */
function focusOn(places: readonly string[]): void {
  const place = places.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one !== null);
  if (place === undefined) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus();
}
