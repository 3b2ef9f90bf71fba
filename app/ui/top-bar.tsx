import { Moon, Sun, SunMoon } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useSession } from '../state/session.ts';
import { applyTheme, rememberedTheme, type Theme } from './theme.ts';

const THEMES: Readonly<Record<Theme, { next: Theme; icon: JSX.Element; label: string }>> = {
  system: { next: 'dark', icon: <SunMoon size={16} />, label: 'Theme: as the system' },
  dark: { next: 'light', icon: <Moon size={16} />, label: 'Theme: dark' },
  light: { next: 'system', icon: <Sun size={16} />, label: 'Theme: light' },
};

/** What the bar's buttons do. */
export interface TopBarProps {
  readonly onChoose: () => void;
  readonly onOpen: () => void;
  readonly onKeys: () => void;
  /** Shows or hides the details, where there is no room for them beside the picture. */
  readonly onDetails: () => void;
}

/** Name, what to start from, and the theme. */
export function TopBar({ onChoose, onOpen, onKeys, onDetails }: TopBarProps): JSX.Element {
  const title = useSession((session) => session.origin?.title ?? '');
  const [theme, setTheme] = useState<Theme>(rememberedTheme);
  useEffect(() => applyTheme(theme), [theme]);
  const { next, icon, label } = THEMES[theme];
  return (
    <header className="top-bar">
      <h1>
        <img src="./favicon.svg" alt="" width="20" height="20" /> slabscope
      </h1>
      <button type="button" className="source" onClick={onChoose} aria-haspopup="dialog">
        <span className="visually-hidden">Machine: </span>
        {title === '' ? 'Starting …' : title} ▾
      </button>
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
