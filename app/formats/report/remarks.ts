import type { Collected } from './collect-listings.ts';
import type { Report, ReportProblem } from './report.ts';

/** Everything to say about a text: its problems, then what was restored in it. */
export function notesOn({ problems, remarks = [] }: Report): readonly ReportProblem[] {
  return [...problems, ...remarks];
}

/** What was restored in a text, in sentences. */
export function remarksOf({ mended }: Collected, isDecoded: boolean): ReportProblem[] {
  return [
    ...(isDecoded ? [DECODED] : []),
    ...remark('joined rows', mended.joined, (rows) => `${rows} broken over several lines. Joined again.`),
    ...remark(
      'parted name',
      mended.parted,
      (rows) => `${rows} without a space between name and flags. Separated.`,
    ),
  ];
}

const DECODED: ReportProblem = {
  line: null,
  kind: 'quoted-printable',
  text: 'The text is a mail in its raw form (quoted-printable). It was decoded.',
};

function remark(kind: string, lines: readonly number[], words: (rows: string) => string): ReportProblem[] {
  const [line] = lines;
  if (line === undefined) return [];
  const rows = lines.length === 1 ? '1 row' : `${lines.length} rows`;
  return [{ line, kind, text: `From line ${line} on: ${words(rows)}` }];
}
