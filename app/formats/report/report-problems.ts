import type { PlacedProblem } from './collect-listings.ts';
import { HEAD_ONLY, OTHER_TEXTS } from './other-texts.ts';
import type { ReportProblem } from './report.ts';
import type { ReportLine } from './report-line.ts';

/** Problems listed; those beyond are counted. */
const MOST_PROBLEMS = 100;

/** Puts problems of rows in sentences. Those with the same sentence are counted, not listed. */
export function rowProblems(problems: readonly PlacedProblem[]): ReportProblem[] {
  const groups = new Map<string, { first: PlacedProblem; more: number }>();
  for (const problem of problems) {
    const group = groups.get(problem.text);
    if (group === undefined) groups.set(problem.text, { first: problem, more: 0 });
    else group.more++;
  }
  const listed = [...groups.values()].map(({ first, more }) => ({
    line: first.line,
    kind: first.kind,
    text: `Line ${first.line}: ${first.text}${moreLines(more)}`,
  }));
  const beyond = listed.length - MOST_PROBLEMS;
  if (beyond <= 0) return listed;
  const rest = { line: null, kind: 'more problems', text: `${beyond} more problems were found.` };
  return [...listed.slice(0, MOST_PROBLEMS), rest];
}

/** Figures right below a row that cannot be assigned to any row. */
export function looseFigures(lines: readonly ReportLine[]): ReportProblem[] {
  const [first, ...others] = lines.filter(({ text }) => FIGURES.test(text));
  if (first === undefined) return [];
  const text =
    `Line ${first.number}: only figures. The row above may be broken over two lines, and its last figure may be wrong; ` +
    `paste the listing as the machine printed it.${moreLines(others.length)}`;
  return [{ line: first.number, kind: 'loose figures', text }];
}

const FIGURES = /^\d+(?:\s+(?:\d+|-))*$/;

function moreLines(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' The same holds for 1 more line.' : ` The same holds for ${count} more lines.`;
}

/** What to say about a text in which nothing was found: what it is, if known, and what to paste. */
export function nothingUsable(text: string, hasBadRows: boolean): ReportProblem {
  const beginning = text.slice(0, BEGINNING).replaceAll(QUOTED, '');
  const other = OTHER_TEXTS.find(
    ({ kind, pattern }) => pattern.test(beginning) && !(hasBadRows && kind === HEAD_ONLY),
  );
  if (other !== undefined) return { line: null, kind: other.kind, text: `This is ${other.what}. ${PASTE}` };
  const what =
    text.trim() === '' ? 'The text is empty.' : 'Nothing in this text is a listing that can be read.';
  return { line: null, kind: 'nothing usable', text: `${what} ${PASTE}` };
}

const PASTE =
  'Paste what “cat /proc/spl/kmem/slab” prints; “cat /proc/slabinfo”, “slabtop -o” and “systool -vm spl” can be read too.';

/** What a mail puts before the lines that it quotes. */
const QUOTED = /^>[> ]*/gm;

/** Characters that are looked at to name a text. */
const BEGINNING = 20_000;
