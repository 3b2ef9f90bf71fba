/** Which theme the user chose. */
export type Theme = 'system' | 'dark' | 'light';

const KEY = 'slabscope.theme';

/** The theme chosen last; that of the system if none was, or the browser keeps nothing. */
export function rememberedTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'dark' || kept === 'light' ? kept : 'system';
  } catch {
    return 'system';
  }
}

/** Shows the page in a theme, remembers it, and follows the system if that was chosen; returns how to stop. */
export function applyTheme(theme: Theme): () => void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing forgets the theme; the page works all the same.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = (): void => {
    document.documentElement.dataset['theme'] =
      theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  show();
  dark.addEventListener('change', show);
  return () => dark.removeEventListener('change', show);
}
