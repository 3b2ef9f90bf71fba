import { describeTrace } from '../../app/formats/capture/describe-trace.ts';
import type { TraceSummary } from '../../app/formats/capture/trace-summary.ts';
import { notesOn } from '../../app/formats/report/remarks.ts';
import type { Report, ReportRow } from '../../app/formats/report/report.ts';
import type { CacheDiagnosis } from '../../app/model/diagnose/cache-diagnosis.ts';
import type { Diagnosis, ListingDiagnosis } from '../../app/model/diagnose/diagnosis.ts';
import type { WhatIf } from '../../app/model/diagnose/what-if.ts';
import { changeWords } from '../../app/words/diagnose/changes.ts';
import { headlineWords } from '../../app/words/diagnose/headline.ts';
import { partWords } from '../../app/words/diagnose/parts.ts';
import { freedWords } from '../../app/words/diagnose/reap-reach.ts';
import { eraWords, unsayableWords } from '../../app/words/diagnose/unsayable.ts';
import { cacheWhatIfWords, trialWords, whatIfWords } from '../../app/words/diagnose/what-if.ts';
import { whyWords } from '../../app/words/diagnose/worded.ts';
import { formatBytes, formatCount, formatShare } from '../../app/words/numbers.ts';

/** Caches shown for each listing. */
const MOST_CACHES = 12;

/** Prints what was found in a file, and what it means. */
export function printReport(
  file: string,
  report: Report,
  diagnosis: Diagnosis | null,
  whatIfs: ReadonlyMap<number, WhatIf>,
): void {
  const { parts, ignoredLines } = report;
  console.log(file);
  for (const [index, part] of parts.entries()) {
    const { era, rows, trace } = part;
    const hasMoments = parts.filter(({ kind }) => kind === part.kind).length > 1;
    console.log(`  ${partWords(part, hasMoments)}${era === null ? '' : `, release ${era}`}`);
    for (const row of rows) printParameter(row);
    if (trace !== undefined) printTrace(trace, rows);
    const at = diagnosis?.listings.findIndex(({ part }) => part === index) ?? -1;
    const listing = diagnosis?.listings[at];
    if (listing !== undefined) printListing(listing, whatIfs.get(at) ?? null);
  }
  for (const change of diagnosis?.changes ?? []) console.log(`  ${changeWords(change)}`);
  for (const { text } of notesOn(report)) console.log(`  ${text}`);
  if (ignoredLines > 0) console.log(`  ${formatCount(ignoredLines)} lines ignored`);
}

function printTrace(trace: TraceSummary, rows: readonly ReportRow[]): void {
  console.log(`    ${describeTrace(trace)}`);
  const calls = rows.filter((row) => 'allocs' in row);
  const cells = calls
    .slice(0, MOST_CACHES)
    .map(({ name, objSize, ...row }) => [
      name,
      formatBytes(objSize),
      ...[row.allocs, row.frees, row.live, row.peak].map(formatCount),
    ]);
  printTable([['cache', 'object', 'allocations', 'frees', 'in use at the end', 'most in use'], ...cells], []);
  if (calls.length > MOST_CACHES) console.log(`    … and ${formatCount(calls.length - MOST_CACHES)} more`);
}

function printParameter(row: ReportRow): void {
  if ('value' in row) console.log(`    ${row.name} = ${row.value}`);
}

function printListing({ era, headline, caches, unsayable }: ListingDiagnosis, result: WhatIf | null): void {
  const release = eraWords(era);
  console.log(`\n    ${release === null ? '' : `${release}: `}${headlineWords(headline)}\n`);
  const heads = ['cache', ...COLUMNS.map(([title]) => title)];
  if (result !== null) heads.push(trialWords(result.trial));
  const rows = caches.slice(0, MOST_CACHES).map((found, i) => {
    const then = result?.caches[i];
    const cells = [found.cache.name, ...COLUMNS.map(([, cell]) => cell(found))];
    return then === undefined ? cells : [...cells, cacheWhatIfWords(then)];
  });
  printTable(
    [heads, ...rows],
    caches.slice(0, MOST_CACHES).map((found) => whyWords(found)),
  );
  const left = caches.length - MOST_CACHES;
  if (left > 0) console.log(`    … and ${formatCount(left)} more`);
  if (result !== null) console.log(`\n    ${whatIfWords(result)}`);
  console.log('');
  for (const limit of unsayable) console.log(`    ${unsayableWords(limit)}`);
  console.log('');
}

type Column = readonly [title: string, cell: (found: CacheDiagnosis) => string];

const COLUMNS: readonly Column[] = [
  ['held', ({ heldBytes }) => bytes(heldBytes)],
  ['in use', ({ split }) => bytes(split?.inUse ?? null)],
  ['idle, at most', ({ split }) => bytes(split?.parked.most ?? null)],
  ['free, stays', ({ split }) => bytes(split?.stays ?? null)],
  ['layout', ({ split }) => bytes(split === null ? null : split.headers + split.alignment + split.leftOver)],
  ['whole pages', ({ split }) => bytes(split?.pageRounding ?? null)],
  ['full', ({ fullness }) => (fullness === null ? '–' : formatShare(fullness))],
  ['reap, one CPU', ({ reap }) => (reap.refusal === null ? freedWords(reap.oneCpu) : '–')],
  ['reap, every CPU', ({ reap }) => (reap.refusal === null ? freedWords(reap.everyCpu) : '–')],
];

function bytes(figure: number | null): string {
  return figure === null ? '?' : formatBytes(figure);
}

/** Prints rows in columns, and a note below each row but the first. */
function printTable(rows: readonly (readonly string[])[], notes: readonly string[]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  for (const [i, row] of rows.entries()) {
    const cells = row.map((cell, j) =>
      j === 0 ? cell.padEnd(widths[j] ?? 0) : cell.padStart(widths[j] ?? 0),
    );
    console.log(`    ${cells.join('  ')}`);
    const note = i === 0 ? '' : (notes[i - 1] ?? '');
    if (note !== '') console.log(`        ${note}`);
  }
}
