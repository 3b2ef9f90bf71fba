import type { Theme } from '../../state/settings.ts';

/** Shows the page in a theme, following the system if that is chosen. Returns a function that stops following. */
export function applyTheme(theme: Theme): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = (): void => {
    document.documentElement.dataset['theme'] =
      theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  show();
  dark.addEventListener('change', show);
  return () => dark.removeEventListener('change', show);
}
