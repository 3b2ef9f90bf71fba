import { EVENT_KINDS, EVENT_WORDS, kindOf, NS_PER_MS } from '../../engine/index.ts';
import type { Recording } from '../model/recording.ts';
import { blocksOf, type Lesson, type MomentBlock, type When } from './lesson.ts';

/** The moment that a lesson means, in the recording so far; null if it is not there yet. */
export function findMoment(recording: Recording, { at, events, after, nth }: When): number | null {
  const from = at === null ? (events ?? 0) : recording.momentAtTime(at * NS_PER_MS);
  if (from > recording.length) return null;
  if (after === null) return from;
  return nthEvent(recording, from, recording.length, EVENT_KINDS.indexOf(after), nth);
}

/** The moment after the nth event of a kind between two moments; null if there are fewer. */
export function nthEvent(
  recording: Recording,
  from: number,
  to: number,
  kind: number,
  nth: number,
): number | null {
  let left = nth;
  let moment = Math.max(from, recording.keptFrom);
  while (moment < to) {
    const { chunk, start } = recording.chunkAt(moment);
    const stop = Math.min(to, start + chunk.count);
    for (; moment < stop; moment++) {
      if (kindOf(chunk.words[(moment - start) * EVENT_WORDS] ?? 0) !== kind) continue;
      left -= 1;
      if (left === 0) return moment + 1;
    }
  }
  return null;
}

/** The moment at which a step begins: its first one, or that of the step before on the same machine. */
export function entryOf(lesson: Lesson, step: number): MomentBlock | null {
  for (let at = step; at >= 0; at--) {
    const here = lesson.steps[at];
    if (here === undefined) return null;
    const moments = blocksOf(here, 'moment');
    const first = at === step ? moments[0] : moments.at(-1);
    if (first !== undefined) return first;
    if (blocksOf(here, 'scenario').length > 0) return null;
  }
  return null;
}
