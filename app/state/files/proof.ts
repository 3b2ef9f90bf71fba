import { EVENT_WORDS, EventHash } from '../../../engine/index.ts';
import type { LinkProof } from '../../formats/link-place.ts';
import type { Recording } from '../../model/recording.ts';

/**
 * The most prints of a proof, and digits of each. A difference is found exactly in the first 256 events, and to within
 * 1/256 of longer runs. More would make links too long: naming the first difference from any other run takes about as
 * many bits as there are events. These 512 bytes are about half of a typical link.
 */
const MOST_PRINTS = 256;
const DIGITS = 4;
/** Events to hash without a pause. */
const SLICE = 200_000;
/** Runs with more events are not hashed: it would take too long. */
const MOST_EVENTS = 20_000_000;

/** The moments at which a proof has prints. */
function printMoments(moment: number): number[] {
  const count = Math.min(MOST_PRINTS, moment);
  return Array.from({ length: count }, (_, i) => Math.round((moment * (i + 1)) / count));
}

/**
 * Hashes of the events of a recording up to a moment, by which another run can prove that it is the same; null where
 * detail was discarded or there are too many events. Leaves the page time in between.
 */
export async function proofOf(recording: Recording, moment: number): Promise<LinkProof | null> {
  if (recording.keptFrom > 0 || moment > Math.min(recording.length, MOST_EVENTS)) return null;
  const hash = new EventHash();
  const prints: string[] = [];
  let at = 0;
  let rested = 0;
  for (const goal of printMoments(moment)) {
    while (at < goal) {
      const { chunk, start } = recording.chunkAt(at);
      const end = Math.min(goal, start + chunk.count, at + SLICE);
      hash.add({
        words: chunk.words.subarray((at - start) * EVENT_WORDS, (end - start) * EVENT_WORDS),
        count: end - at,
      });
      at = end;
      if (at - rested < SLICE) continue;
      rested = at;
      await new Promise((resolve) => setTimeout(resolve));
    }
    prints.push(hash.hex.slice(-DIGITS));
  }
  return { hash: hash.hex, prints: prints.join('') };
}

/**
 * Where two runs up to a moment differ first: between two events, both included, whose numbers start at 0; null if they
 * do
 * not differ. All events before `first` are the same.
 */
export function firstDifference(
  moment: number,
  one: LinkProof,
  other: LinkProof,
): { readonly first: number; readonly last: number } | null {
  if (one.hash === other.hash) return null;
  const ends = printMoments(moment);
  const at = ends.findIndex(
    (_, i) =>
      one.prints.slice(i * DIGITS, (i + 1) * DIGITS) !== other.prints.slice(i * DIGITS, (i + 1) * DIGITS),
  );
  const block = at < 0 ? ends.length - 1 : at;
  return { first: ends[block - 1] ?? 0, last: (ends[block] ?? moment) - 1 };
}
