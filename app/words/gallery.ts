import { plural } from './numbers.ts';
import { formatDuration } from './times.ts';

/** What to watch of a scenario, and how long it is on the machine; empty for a machine without an end. `end`: in ms. */
export function watchWords(chapters: readonly string[], end: number): string {
  if (end === 0) return '';
  const length = formatDuration(end * 1e6);
  if (chapters.length === 0) return `${length} of the machine’s time`;
  return `${plural(chapters.length, 'chapter')}, ${length}: ${chapters.join(' → ')}`;
}
