import { type Collected, collectListings, type TextContext } from './collect-listings.ts';
import { ANY_HINT } from './kinds/kinds-of-listings.ts';
import { reportLines } from './report-line.ts';
import { unwrapped, widthsOfBreaks } from './unwrapped.ts';

/**
 * The reading of a text. Where lines of it fit nothing, they may have been broken at the width of a terminal, in the middle
 * of words: then it is read with the lines joined, if that leaves fewer of them.
 */
export function bestReading(text: string, context: TextContext): Collected {
  const plain = readingOf(text, context);
  if (text.length > MOST_CHARACTERS || looseEnds(plain) === 0) return plain;
  let best = plain;
  for (const width of widthsOfBreaks(text)) {
    const joined = unwrapped(text, width);
    // One line below the last row is too little to know the width, unless that row lacks its end.
    const isAlone = joined.joins === 1 && joined.inner === 0 && plain.problems.length === 0;
    if (joined.joins === 0 || (isAlone && plain.mended.joined.length === 0)) continue;
    const reading = readingOf(joined.text, context);
    if (isBetter(reading, best)) best = reading;
  }
  return best;
}

/** Characters of a text that is read more than once. */
const MOST_CHARACTERS = 2_000_000;

function readingOf(text: string, context: TextContext): Collected {
  return collectListings(reportLines(text, ANY_HINT), context);
}

function looseEnds({ problems, loose, mended }: Collected): number {
  return problems.length + loose.length + mended.joined.length;
}

function rowCount({ listings }: Collected): number {
  return listings.reduce((sum, listing) => sum + (listing.versions()[0]?.rows.length ?? 0), 0);
}

/** Fewer problems count first, then rows, then lines that fit nothing. */
function isBetter(one: Collected, other: Collected): boolean {
  if (one.problems.length !== other.problems.length) return one.problems.length < other.problems.length;
  const [rows, otherRows] = [rowCount(one), rowCount(other)];
  if (rows !== otherRows) return rows > otherRows;
  return one.loose.length < other.loose.length;
}
