import { MAX_REPORT } from '../limits.ts';
import { bestReading } from './best-reading.ts';
import type { Collected } from './collect-listings.ts';
import { OTHER_JSON, wholeText } from './kinds/whole-text.ts';
import type { Listing, ListingVersion } from './listing.ts';
import { pageSizeIn, pageSizeOfSlabinfo, USUAL_PAGE, withPageSize } from './page-size.ts';
import { compareReleases, lastReleaseWith, lifetimeOf } from './parameters-era.ts';
import { withoutQuotedPrintable } from './quoted-printable.ts';
import { lineCount } from './raw-lines.ts';
import { releaseIn } from './release.ts';
import { remarksOf } from './remarks.ts';
import type { PartKind, Report, ReportPart, ReportProblem } from './report.ts';
import { looseFigures, nothingUsable, rowProblems } from './report-problems.ts';
import { snapshotReport } from './snapshot-report.ts';
import { wholeTrace } from './whole-trace.ts';

/** Characters of a text that is still read. */
const MOST_CHARACTERS = MAX_REPORT;

/** What the text itself does not say. */
export interface ReadOptions {
  /** Bytes of a page of the machine that the text is from; recognised if left out. */
  readonly pageSize?: number;
}

/**
 * Reads whatever text the owner of a machine has. Everything that is known in it is found, with its lines; the rest is
 * ignored. Never throws.
 */
export function readReport(pasted: string, options: ReadOptions = {}): Report {
  const decoded = withoutQuotedPrintable(pasted);
  const text = decoded ?? pasted;
  const trace = wholeTrace(text);
  if (trace !== null) return trace;
  if (text.length > MOST_CHARACTERS) return unusable([tooLong(text.length)], 0);
  const whole = wholeText(text);
  if (whole !== null && !isOtherJson(whole)) return reportOfWhole(whole, text);
  const pageSize = options.pageSize ?? pageSizeIn(text);
  const context = { pageSize: pageSize ?? USUAL_PAGE, isScript: SCRIPT.test(text) };
  const collected = bestReading(text, context);
  const found = partsOf(collected, releaseIn(text));
  const parts = pageSize === null ? onLargerPages(found) : found;
  const isUsable = parts.some(({ rows }) => rows.length > 0);
  const problems = [...rowProblems(collected.problems), ...looseFigures(collected.loose)];
  const remarks = remarksOf(collected, decoded !== null);
  if (whole !== null && parts.length === 0) return reportOfWhole(whole, text);
  const first = isUsable || parts.length > 0 ? [] : [nothingUsable(text, problems.length > 0)];
  return {
    parts,
    problems: [
      ...first,
      ...unreadKinds(collected),
      ...problems,
      ...collected.listings.flatMap(({ content }) => content?.problems ?? []),
      ...lostParameters(parts),
      ...unknownParameters(parts),
    ],
    ignoredLines: collected.ignoredLines,
    ...(parts.length === 0 || remarks.length === 0 ? {} : { remarks }),
    ...(pageSize === null ? {} : { pageSize }),
  };
}

/** The parts of a text that does not name its page size, which the objects of a slab may show. */
function onLargerPages(parts: ReportPart[]): ReportPart[] {
  const recognised = pageSizeOfSlabinfo(parts.flatMap(({ rows }) => rows));
  if (recognised === null) return parts;
  return parts.map((part) => ({ ...part, rows: withPageSize(part.rows, recognised) }));
}

/** A line that sets a parameter in a script or a configuration, or the first line of a script. */
const SCRIPT =
  /^(?:#!|[ \t]*options[ \t]+spl[ \t]|[ \t]*(?:sudo[ \t]+)?echo[ \t][^\n]{0,200}\/module\/spl\/parameters\/)/m;

/** JSON of other programs may have a listing in its texts. */
function isOtherJson(whole: NonNullable<ReturnType<typeof wholeText>>): boolean {
  return 'problem' in whole && whole.problem.kind === OTHER_JSON;
}

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
      versionsOf(listing).map((version) => {
        const { kind } = listing.kind;
        const moment = (moments.get(kind) ?? 0) + 1;
        moments.set(kind, moment);
        const named = release !== null && agrees(release, listing.forms) ? release : null;
        return partOf(listing, version, moment, named);
      }),
    );
}

/** Without the side of a diff that has no rows, as where a file is new. */
function versionsOf(listing: Listing): readonly ListingVersion[] {
  const versions = listing.versions();
  const full = versions.filter(({ rows }) => rows.length > 0);
  return full.length > 0 ? full : versions;
}

function partOf(
  { kind: { kind, eraOf }, from, to, forms, title, content }: Listing,
  { rows, version }: ListingVersion,
  moment: number,
  release: string | null,
): ReportPart {
  return {
    kind,
    lines: [from, to],
    moment,
    era: eraOf === undefined ? null : (release ?? eraOf(rows, forms)),
    rows,
    ...(title === null ? {} : { title }),
    ...(version === null ? {} : { version }),
    ...(content?.trace === undefined ? {} : { trace: content.trace }),
  };
}

/** Returns whether a release prints rows of these forms: a text may name another machine. */
function agrees(release: string, forms: ReadonlySet<string>): boolean {
  return !EARLY_FORMS.some((form) => forms.has(form)) || compareReleases(release, '0.6.1') < 0;
}

/** Rows without figures of emergency objects. */
const EARLY_FORMS: readonly string[] = ['16', '18', '12'];

/** A head alone is not a listing, except of a kind whose rows are not read. */
function isOfUse(listing: Listing): boolean {
  return listing.kind.instead !== undefined || listing.versions().some(({ rows }) => rows.length > 0);
}

function unreadKinds({ listings }: Collected): ReportProblem[] {
  const kinds = new Map(listings.map((listing) => [listing.kind, listing.from]));
  return [...kinds].flatMap(([{ kind, instead }, line]) =>
    instead === undefined ? [] : [{ line, kind, text: instead }],
  );
}

/** Names that no release has, such as a parameter whose name was cut. */
function unknownParameters(parts: readonly ReportPart[]): ReportProblem[] {
  const parameters = parts.find(({ kind }) => kind === 'parameters');
  if (parameters === undefined) return [];
  return parameters.rows.flatMap(({ name }) => {
    if (!name.startsWith('spl_kmem_cache_') || lifetimeOf(name) !== null) return [];
    const text = `No release of the spl module has a parameter ${name}. Its name may have been cut; paste the whole line.`;
    return [{ line: parameters.lines[0], kind: 'unknown parameter', text }];
  });
}

/** Parameters that the text names but its release does not have. */
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
