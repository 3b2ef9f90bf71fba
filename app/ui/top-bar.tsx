import { Moon, Sun, SunMoon } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { REAL_LISTINGS } from '../formats/real-machines.ts';
import { useSession } from '../state/session.ts';
import { EMPTY, startEmpty, startReal, titleOf } from '../state/sources.ts';
import { applyTheme, rememberedTheme, type Theme } from './theme.ts';

const THEMES: Readonly<Record<Theme, { next: Theme; icon: JSX.Element; label: string }>> = {
  system: { next: 'dark', icon: <SunMoon size={16} />, label: 'Theme: as the system' },
  dark: { next: 'light', icon: <Moon size={16} />, label: 'Theme: dark' },
  light: { next: 'system', icon: <Sun size={16} />, label: 'Theme: light' },
};

/** What the bar's buttons do. */
export interface TopBarProps {
  readonly onOpen: () => void;
  readonly onKeys: () => void;
  /** Shows or hides the details, where there is no room for them beside the picture. */
  readonly onDetails: () => void;
}

/** What the bar's buttons do. */
export interface TopBarProps {
  readonly onOpen: () => void;
  readonly onKeys: () => void;
  /** Shows or hides the details, where there is no room for them beside the picture. */
  readonly onDetails: () => void;
}

/** Name, what to start from, and the theme. */
export function TopBar({ onOpen, onKeys, onDetails }: TopBarProps): JSX.Element {
  const title = useSession((session) => session.origin?.title ?? '');
  const [theme, setTheme] = useState<Theme>(rememberedTheme);
  useEffect(() => applyTheme(theme), [theme]);
  const { next, icon, label } = THEMES[theme];
  return (
    <header className="top-bar">
      <h1>
        <img src="./favicon.svg" alt="" width="20" height="20" /> slabscope
      </h1>
      <label className="source">
        <span className="visually-hidden">Machine</span>
        <select
          value={title}
          onChange={(event) => {
            const listing = REAL_LISTINGS.find(
              ({ source, id }) => titleOf(source, id) === event.target.value,
            );
            void (listing === undefined ? startEmpty() : startReal(listing));
          }}
        >
          {!REAL_LISTINGS.some(({ source, id }) => titleOf(source, id) === title) && title !== EMPTY && (
            <option>{title}</option>
          )}
          <option>{EMPTY}</option>
          <optgroup label="Figures of real machines">
            {REAL_LISTINGS.map(({ id, source }) => (
              <option key={id}>{titleOf(source, id)}</option>
            ))}
          </optgroup>
        </select>
      </label>
      <button type="button" onClick={onOpen}>
        Open or paste…
      </button>
      <span className="spring" />
      <button type="button" className="details-toggle" onClick={onDetails}>
        Details
      </button>
      <button type="button" className="quiet" onClick={onKeys}>
        Keys
      </button>
      <button
        type="button"
        className="quiet icon"
        aria-label={label}
        title={label}
        onClick={() => setTheme(next)}
      >
        {icon}
      </button>
    </header>
  );
}
