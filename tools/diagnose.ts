import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readReport } from '../app/formats/report/read-report.ts';
import type { PartBytes, Report, ReportRow } from '../app/formats/report/report.ts';

const USAGE = `npm run diagnose -- FILE… [--json] [--page-size BYTES]
FILE is a text with listings of caches; - reads the standard input. With --json one file gives one object, several give
an array.`;

/** Caches shown for each listing. */
const MOST_CACHES = 10;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** The text of a file in UTF-8, or in UTF-16 as some shells of Windows write it. */
function textOf(file: string): string {
  try {
    const bytes = readFileSync(file === '-' ? 0 : file);
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readOptions(): { files: readonly string[]; json: boolean; pageSize: number } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'page-size': { type: 'string', default: '4096' },
      },
    });
    const pageSize = Number(values['page-size']);
    if (positionals.length === 0) fail(USAGE);
    if (!(Number.isInteger(pageSize) && pageSize > 0)) fail('--page-size takes a number of bytes');
    return { files: positionals, json: values.json, pageSize };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function count(figure: number | null): string {
  return figure === null ? '?' : figure.toLocaleString('en');
}

function printListing({ caches, heldBytes, inUseBytes, wasteBytes }: PartBytes): void {
  const total = { name: 'all', heldBytes, inUseBytes, wasteBytes };
  const columns = ['cache', 'bytes held', 'in use', 'held but not in use'];
  const rows = [total, ...caches.slice(0, MOST_CACHES)].map((cache) => [
    cache.name,
    count(cache.heldBytes),
    count(cache.inUseBytes),
    count(cache.wasteBytes),
  ]);
  for (const [name = '', ...figures] of [columns, ...rows])
    console.log(`    ${name.padEnd(34)}${figures.map((figure) => figure.padStart(20)).join('')}`);
  const left = caches.length - MOST_CACHES;
  if (left > 0) console.log(`    … and ${left} more`);
}

function printRow(row: ReportRow): void {
  if ('value' in row) console.log(`    ${row.name} = ${row.value}`);
  if ('states' in row && row.states.length > 0) console.log(`    ${row.name}: ${row.states.join(', ')}`);
}

function print(file: string, { parts, problems, ignoredLines, diagnosis }: Report): void {
  console.log(file);
  for (const [index, { kind, lines, moment, era, rows }] of parts.entries()) {
    const release = era === null ? '' : `, release ${era}`;
    console.log(`  lines ${lines.join(' to ')}: ${kind}, moment ${moment}, ${rows.length} rows${release}`);
    const bytes = diagnosis?.listings.find(({ part }) => part === index);
    if (bytes !== undefined) printListing(bytes);
    for (const row of rows) printRow(row);
  }
  for (const { text } of problems) console.log(`  ${text}`);
  if (ignoredLines > 0) console.log(`  ${count(ignoredLines)} lines ignored`);
}

function main(): void {
  const { files, json, pageSize } = readOptions();
  const read = files.map((file) => ({ file, report: readReport(textOf(file), { pageSize }) }));
  if (json) {
    const [first, ...others] = read;
    const all = read.map(({ file, report }) => ({ file, ...report }));
    console.log(JSON.stringify(others.length === 0 ? first?.report : all, null, 2));
  } else for (const { file, report } of read) print(file, report);
}

main();
