import type { RowReading } from './report-kind.ts';

/** What was between two pieces of a row where it was broken: a blank, or nothing in the middle of a word. */
export type Break = ' ' | '';

export const BREAKS: readonly Break[] = [' ', ''];

/** A row that is joined again. */
export interface JoinedReading {
  readonly reading: Extract<RowReading, { type: 'rows' }>;
  readonly lines: number;
  readonly breaks: readonly Break[];
}

/**
 * The way to join a row: between words if that makes a row, else in the middle of words. Null if no way makes one; a
 * problem if several ways make different rows.
 */
export function bestOf(
  ways: readonly JoinedReading[],
): { readonly reading: RowReading; readonly lines: number } | null {
  const sound = ways.filter(({ reading }) => (reading.problems ?? []).length === 0);
  const betweenWords = (sound.length > 0 ? sound : ways).find(({ breaks }) =>
    breaks.every((at) => at === ' '),
  );
  if (betweenWords !== undefined) return betweenWords;
  const [first, ...others] = sound;
  if (first === undefined) return null;
  const inWords = sound.find(({ breaks }) => breaks.every((at) => at === ''));
  if (inWords !== undefined) return inWords;
  const same = JSON.stringify(first.reading.rows);
  if (others.every(({ reading }) => JSON.stringify(reading.rows) === same)) return first;
  return { reading: { type: 'bad', problem: BROKEN }, lines: first.lines };
}

const BROKEN = {
  kind: 'broken row',
  text:
    'a row is broken over several lines, and it can be joined in more than one way. This row was left out; paste it as ' +
    'the machine printed it, or attach the file.',
};
