/** The colours and fonts of the page, for the canvas. */
export interface Theme {
  readonly bg: string;
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly accent: string;
  readonly free: string;
  readonly magazine: string;
  readonly onMagazine: string;
  readonly caller: string;
  readonly emergency: string;
  readonly onEmergency: string;
  readonly others: string;
  readonly complete: string;
  readonly danger: string;
  readonly sans: string;
  readonly mono: string;
}

/** The CSS name of each colour, and the system colour that replaces it in forced-colors mode. */
const COLOURS = {
  bg: ['--bg', 'Canvas'],
  panel: ['--panel', 'Canvas'],
  raised: ['--panel-2', 'Canvas'],
  line: ['--line', 'GrayText'],
  text: ['--text', 'CanvasText'],
  dim: ['--text-dim', 'CanvasText'],
  accent: ['--accent', 'Highlight'],
  free: ['--free', 'GrayText'],
  magazine: ['--magazine', 'CanvasText'],
  onMagazine: ['--on-magazine', 'Canvas'],
  caller: ['--caller', 'CanvasText'],
  emergency: ['--emergency', 'CanvasText'],
  onEmergency: ['--on-emergency', 'Canvas'],
  others: ['--others', 'CanvasText'],
  complete: ['--complete', 'CanvasText'],
  danger: ['--danger', 'CanvasText'],
} as const;

/** Reads the theme of an element: only the browser can resolve computed tokens. */
export function readTheme(element: HTMLElement): Theme {
  const probe = document.createElement('span');
  element.append(probe);
  const css = getComputedStyle(probe);
  const isForced = matchMedia('(forced-colors: active)').matches;
  const colour = (name: keyof typeof COLOURS): string => {
    const [token, system] = COLOURS[name];
    probe.style.color = isForced ? system : `var(${token})`;
    return css.color;
  };
  const theme = {
    bg: colour('bg'),
    panel: colour('panel'),
    raised: colour('raised'),
    line: colour('line'),
    text: colour('text'),
    dim: colour('dim'),
    accent: colour('accent'),
    free: colour('free'),
    magazine: colour('magazine'),
    onMagazine: colour('onMagazine'),
    caller: colour('caller'),
    emergency: colour('emergency'),
    onEmergency: colour('onEmergency'),
    others: colour('others'),
    complete: colour('complete'),
    danger: colour('danger'),
    sans: css.getPropertyValue('--font-sans'),
    mono: css.getPropertyValue('--font-mono'),
  };
  probe.remove();
  return theme;
}

/** Calls back whenever colours or fonts may have changed. Returns a function that stops it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
  const media = ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)'].map(
    (query) => matchMedia(query),
  );
  for (const list of media) list.addEventListener('change', changed);
  document.fonts.addEventListener('loadingdone', changed);
  return () => {
    observer.disconnect();
    for (const list of media) list.removeEventListener('change', changed);
    document.fonts.removeEventListener('loadingdone', changed);
  };
}
