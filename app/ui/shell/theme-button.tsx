import { Moon, Sun, SunMoon } from 'lucide-react';
import { type JSX, useEffect } from 'react';
import { setSettings, type Theme, useSettings } from '../../state/settings.ts';
import { nameTip } from '../widgets/tip.ts';
import { applyTheme } from './theme.ts';

const THEMES: Readonly<Record<Theme, { next: Theme; icon: JSX.Element; label: string }>> = {
  system: { next: 'dark', icon: <SunMoon size={16} />, label: 'Theme: system' },
  dark: { next: 'light', icon: <Moon size={16} />, label: 'Theme: dark' },
  light: { next: 'system', icon: <Sun size={16} />, label: 'Theme: light' },
};

/** Switches to the next theme. */
export function ThemeButton(): JSX.Element {
  const theme = useSettings((settings) => settings.theme);
  const { next, icon, label } = THEMES[theme];
  return (
    <button
      type="button"
      className="quiet icon"
      aria-label={label}
      {...nameTip(label)}
      onClick={() => setSettings({ theme: next })}
    >
      {icon}
    </button>
  );
}

/** Shows the page in the chosen theme. */
export function useTheme(): void {
  const theme = useSettings((settings) => settings.theme);
  useEffect(() => applyTheme(theme), [theme]);
}
