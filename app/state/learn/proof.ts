import { EVENT_WORDS, EventHash } from '../../../engine/index.ts';
import type { Recording } from '../../model/recording.ts';

/** The hash of the events before a moment; null when older ones were dropped. */
export function hashAt(recording: Recording, moment: number): string | null {
  if (recording.keptFrom > 0) return null;
  const hash = new EventHash();
  let left = moment;
  for (const { words, count } of recording.chunks) {
    const part = Math.min(count, left);
    hash.add({ words: part === count ? words : words.slice(0, part * EVENT_WORDS), count: part });
    left -= part;
  }
  return hash.hex;
}
