import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readReport } from '../app/formats/report/read-report.ts';
import type { Report } from '../app/formats/report/report.ts';
import { encodingOf } from '../app/formats/text-encoding.ts';
import { DEFAULT_SETTINGS, diagnose } from '../app/model/diagnose/diagnose.ts';
import type { Diagnosis } from '../app/model/diagnose/diagnosis.ts';
import { type Trial, type WhatIf, whatIf } from '../app/model/diagnose/what-if.ts';
import { wordedDiagnosis } from '../app/words/diagnose/worded.ts';
import { TUNABLE_NAMES } from '../engine/index.ts';
import { printReport } from './diagnose/print-report.ts';

const USAGE = `npm run diagnose -- FILE… [--json] [--cpus N] [--page-size BYTES] [--what-if NAME=VALUE]
FILE is a text with listings of caches; - reads standard input. --json prints an object for one file, an array for
several. NAME is a parameter of the spl module, with or without the prefix spl_kmem_cache_.`;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function textOf(file: string): string {
  try {
    const bytes = readFileSync(file === '-' ? 0 : file);
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The options of the command line. */
interface Options {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly cpus: number;
  /** In bytes; null to detect it. */
  readonly pageSize: number | null;
  readonly trial: Trial | null;
}

function readOptions(): Options {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        cpus: { type: 'string', default: String(DEFAULT_SETTINGS.cpus) },
        'page-size': { type: 'string' },
        'what-if': { type: 'string' },
      },
    });
    if (positionals.length === 0) fail(USAGE);
    const { cpus, 'page-size': pageSize, 'what-if': trial } = values;
    return {
      files: positionals,
      json: values.json,
      cpus: positive('--cpus', cpus),
      pageSize: pageSize === undefined ? null : positive('--page-size', pageSize),
      trial: trial === undefined ? null : trialOf(trial),
    };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function positive(option: string, text: string): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fail(`${option} takes a whole number above 0`);
}

function trialOf(text: string): Trial {
  const [short = '', value = ''] = text.split('=');
  const name = TUNABLE_NAMES.find((known) => known === short || known === `spl_kmem_cache_${short}`);
  if (name === undefined || !/^\d+$/.test(value))
    return fail(`--what-if takes NAME=VALUE, with one of ${TUNABLE_NAMES.join(', ')}`);
  return { name, value: Number(value) };
}

function whatIfs(diagnosis: Diagnosis, trial: Trial | null): ReadonlyMap<number, WhatIf> {
  if (trial === null) return new Map();
  return new Map(diagnosis.listings.map((listing, i) => [i, whatIf(listing, diagnosis, trial)]));
}

function asJson(
  { parts, problems, remarks, ignoredLines }: Report,
  diagnosis: Diagnosis | null,
  trial: Trial | null,
): object {
  return {
    parts: parts.map(({ title: _, version: __, ...part }) => ({ ...part, rows: part.rows.map(plainRow) })),
    problems,
    ...(remarks === undefined ? {} : { remarks }),
    ignoredLines,
    diagnosis: diagnosis === null ? null : wordedDiagnosis(diagnosis, whatIfs(diagnosis, trial)),
  };
}

/** A row with the fields that all forms of its table have; the further figures are in the diagnosis. */
function plainRow(row: Report['parts'][number]['rows'][number]): object {
  if (!('entrySize' in row)) return row;
  const { verbose: _, totalBytes: __, ...others } = row;
  return others;
}

function main(): void {
  // A reader such as head closes the pipe once it has enough lines.
  process.stdout.on('error', () => process.exit());
  const { files, json, cpus, pageSize, trial } = readOptions();
  const read = files.map((file) => {
    const report = readReport(textOf(file), pageSize === null ? {} : { pageSize });
    return {
      file,
      report,
      diagnosis: diagnose(report.parts, { cpus, pageSize, namedPageSize: report.pageSize ?? null }),
    };
  });
  if (!json) {
    for (const { file, report, diagnosis } of read) {
      const results = diagnosis === null ? new Map<number, WhatIf>() : whatIfs(diagnosis, trial);
      printReport(file, report, diagnosis, results);
    }
    return;
  }
  const all = read.map(({ file, report, diagnosis }) => ({ file, ...asJson(report, diagnosis, trial) }));
  const [first, ...others] = read;
  const one = first === undefined ? null : asJson(first.report, first.diagnosis, trial);
  console.log(JSON.stringify(others.length === 0 ? one : all, null, 2));
}

main();
