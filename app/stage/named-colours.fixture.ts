import type { Theme } from './theme.ts';

/** Colours whose values are their own names. */
export const NAMED_COLOURS: Theme = {
  bg: 'bg',
  panel: 'panel',
  raised: 'raised',
  line: 'line',
  text: 'text',
  dim: 'dim',
  accent: 'accent',
  free: 'free',
  magazine: 'magazine',
  onMagazine: 'onMagazine',
  caller: 'caller',
  emergency: 'emergency',
  onEmergency: 'onEmergency',
  others: 'others',
  complete: 'complete',
  danger: 'danger',
  sans: 'sans',
  mono: 'mono',
};
