import { NS_PER_MS } from '../../engine/index.ts';
import { plural } from './numbers.ts';
import { formatDuration } from './times.ts';

/** What to watch in a scenario, and its machine time; empty for a machine that never ends. */
export function watchWords(chapters: readonly string[], endMs: number): string {
  if (endMs === 0) return '';
  const length = formatDuration(endMs * NS_PER_MS);
  if (chapters.length === 0) return `${length} of the machine’s time`;
  return `${plural(chapters.length, 'chapter')}, ${length}: ${chapters.join(' → ')}`;
}
