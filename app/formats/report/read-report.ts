import { MAX_REPORT } from '../limits.ts';
import { type Collected, collectListings } from './collect-listings.ts';
import { ANY_HINT } from './kinds/kinds-of-listings.ts';
import { wholeText } from './kinds/whole-text.ts';
import type { Listing } from './listing.ts';
import { compareReleases, lastReleaseWith } from './parameters-era.ts';
import { releaseIn } from './release.ts';
import type { PartKind, Report, ReportPart, ReportProblem } from './report.ts';
import { lineCount, reportLines } from './report-line.ts';
import { nothingUsable, rowProblems } from './report-problems.ts';
import { snapshotReport } from './snapshot-report.ts';
import { wholeTrace } from './whole-trace.ts';

/** Characters of a text that is still read. */
const MOST_CHARACTERS = MAX_REPORT;

/** What the text itself does not say. */
export interface ReadOptions {
  /** Bytes of a page of the machine that the text is from. */
  readonly pageSize?: number;
}

/**
 * Reads whatever text the owner of a machine has. Everything that is known in it is found, with its lines; the rest is
 * ignored. Never throws.
 */
export function readReport(text: string, { pageSize = 4096 }: ReadOptions = {}): Report {
  const trace = wholeTrace(text);
  if (trace !== null) return trace;
  if (text.length > MOST_CHARACTERS) return unusable([tooLong(text.length)], 0);
  const whole = wholeText(text);
  if (whole !== null) return reportOfWhole(whole, text);
  const collected = collectListings(reportLines(text, ANY_HINT), { pageSize, isScript: SCRIPT.test(text) });
  const parts = partsOf(collected, releaseIn(text));
  const isUsable = parts.some(({ rows }) => rows.length > 0);
  const problems = rowProblems(collected.problems);
  const first = isUsable || parts.length > 0 ? [] : [nothingUsable(text)];
  return {
    parts,
    problems: [
      ...first,
      ...unreadKinds(collected),
      ...problems,
      ...collected.listings.flatMap(({ content }) => content?.problems ?? []),
      ...lostParameters(parts),
    ],
    ignoredLines: collected.ignoredLines,
  };
}

/** A line that sets a parameter in a script or a configuration, or the first line of a script. */
const SCRIPT =
  /^(?:#!|[ \t]*options[ \t]+spl[ \t]|[ \t]*(?:sudo[ \t]+)?echo[ \t][^\n]{0,200}\/module\/spl\/parameters\/)/m;

function reportOfWhole(whole: NonNullable<ReturnType<typeof wholeText>>, text: string): Report {
  if ('problem' in whole) return unusable([whole.problem], lineCount(text));
  if (whole.kind === 'snapshot') return snapshotReport(whole.snapshot, lineCount(text));
  const lines = whole.kind === 'recording' ? 1 : lineCount(text);
  const part: ReportPart = { kind: whole.kind, lines: [1, lines], moment: 1, era: null, rows: [] };
  return { parts: [part], problems: [], ignoredLines: 0 };
}

function unusable(problems: readonly ReportProblem[], ignoredLines: number): Report {
  return { parts: [], problems, ignoredLines };
}

function tooLong(length: number): ReportProblem {
  const text =
    `The text has ${length} characters; at most ${MOST_CHARACTERS} are read. ` +
    'Paste only the part with the listings.';
  return { line: null, kind: 'too long', text };
}

function partsOf({ listings }: Collected, release: string | null): ReportPart[] {
  const moments = new Map<PartKind, number>();
  return listings
    .filter(isOfUse)
    .toSorted((a, b) => a.from - b.from)
    .flatMap((listing) =>
      listing.versions().map((rows) => {
        const { kind, eraOf } = listing.kind;
        const moment = (moments.get(kind) ?? 0) + 1;
        moments.set(kind, moment);
        const era = eraOf === undefined ? null : (release ?? eraOf(rows, listing.forms));
        const trace = listing.content?.trace;
        const part = { kind, lines: [listing.from, listing.to] as const, moment, era, rows };
        return trace === undefined ? part : { ...part, trace };
      }),
    );
}

/** A head alone is not a listing, except of a kind whose rows are not read. */
function isOfUse(listing: Listing): boolean {
  return listing.kind.instead !== undefined || listing.versions().some((rows) => rows.length > 0);
}

function unreadKinds({ listings }: Collected): ReportProblem[] {
  const kinds = new Map(listings.map((listing) => [listing.kind, listing.from]));
  return [...kinds].flatMap(([{ kind, instead }, line]) =>
    instead === undefined ? [] : [{ line, kind, text: instead }],
  );
}

/** Parameters in the text that the release in the text does not have. */
function lostParameters(parts: readonly ReportPart[]): ReportProblem[] {
  const era = parts.find(({ kind, era: found }) => kind === 'spl-slab' && found !== null)?.era ?? null;
  const parameters = parts.find(({ kind }) => kind === 'parameters');
  if (era === null || parameters === undefined) return [];
  const [earliest = ''] = era.split(' to ');
  return parameters.rows.flatMap(({ name }) => {
    const last = lastReleaseWith(name);
    if (last === null || compareReleases(earliest, last) <= 0) return [];
    const text = `${name} has no effect on this machine (${era}): ${last} was the last release that had it. Remove it.`;
    return [{ line: parameters.lines[0], kind: 'parameter gone', text }];
  });
}
