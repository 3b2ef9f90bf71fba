import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { encodeRecording } from '../app/formats/recording-file/recording-file.ts';
import { csvRow } from '../app/model/export/csv.ts';
import { EventHash } from '../engine/event/hash.ts';
import { type EventChunk, EventLog } from '../engine/event/log.ts';
import { MOST_EVENTS } from '../engine/machine/driver.ts';
import { runOf } from '../engine/scenario/boot-explored.ts';
import type { Run } from '../engine/scenario/run.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { parseScenario } from '../engine/scenario/schema.ts';
import { CATALOGUE } from '../engine/scenarios/catalogue.ts';
import { formatCount, NS_PER_MS } from '../engine/units.ts';
import { METRIC_COLUMNS, metricRows } from './metrics.ts';

/** Events to run at a time. */
const STEP = 100_000;

const CODER = {
  gzip: promisify<Uint8Array, Uint8Array>(gzip),
  utf8: (text: string): Uint8Array => new TextEncoder().encode(text),
};

const USAGE = `npm run simulate -- SCENARIO [--out FILE] [--metrics CSV] [--every MS] [--until MS]
SCENARIO is a file, or one of: ${Object.keys(CATALOGUE).join(', ')}`;

/** The scenario of that name or in that file. */
function scenarioOf(name: string): Scenario {
  const known = CATALOGUE[name];
  if (known !== undefined) return known;
  const result = parseScenario(readFileSync(name, 'utf8'));
  if (result.ok) return result.scenario;
  for (const { path, reason } of result.problems)
    console.error(`${name}: ${path === '' ? '' : `${path}: `}${reason}`);
  process.exit(1);
}

interface Options {
  readonly scenario: Scenario;
  /** Files for the recording and for the metrics. */
  readonly out: string | null;
  readonly metrics: string | null;
  /** Ms between two rows of metrics, and the end in ms. */
  readonly every: number;
  readonly end: number;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      metrics: { type: 'string' },
      every: { type: 'string', default: '10' },
      until: { type: 'string' },
    },
  });
  const [name] = positionals;
  if (name === undefined) fail(USAGE);
  const scenario = scenarioOf(name);
  const end = values.until === undefined ? scenario.end : Number(values.until);
  const every = Number(values.every);
  if (!(end >= 0 && every > 0)) fail('--until and --every take a number of ms');
  return { scenario, out: values.out ?? null, metrics: values.metrics ?? null, every, end };
}

/** Whether a machine has halted or loops forever. */
function isStopped({ engine }: Run): boolean {
  return engine.panic !== null || engine.lockup !== null;
}

/** Runs to `atMs` and passes on the events. */
function runTo(run: Run, log: EventLog, atMs: number, take: (chunk: EventChunk) => void): void {
  while (run.now < atMs * NS_PER_MS && !isStopped(run)) {
    run.advance(atMs * NS_PER_MS, log.emitted + STEP);
    for (const chunk of log.take()) take(chunk);
  }
}

function report(run: Run, log: EventLog, hash: EventHash, seconds: number): void {
  console.log(run.scenario.title);
  console.log(`${(run.now / NS_PER_MS).toFixed(3)} ms of the machine's time in ${seconds.toFixed(2)} s`);
  console.log(`${formatCount(log.emitted)} events, hash ${hash.hex}`);
  for (const { atNs, message } of run.refusals)
    console.log(`refused at ${(atNs / NS_PER_MS).toFixed(1)} ms: ${message}`);
  for (const row of metricRows(run)) {
    console.log(METRIC_COLUMNS.map((key, i) => `${key} ${row[i]}`).join('  '));
  }
  const { panic, lockup } = run.engine;
  if (panic !== null) console.log(panic.message);
  if (lockup !== null) {
    const { thread, cpu, fn } = lockup;
    const who = thread === null ? 'a command' : `${thread} on CPU ${cpu}, in ${fn},`;
    const most = formatCount(MOST_EVENTS);
    console.log(`soft lockup: ${who} has emitted ${most} events without ending; the run was stopped`);
  }
  if (isStopped(run)) process.exitCode = 2;
}

async function main({ scenario, out, metrics, every, end }: Options): Promise<void> {
  const log = new EventLog();
  const run = runOf(scenario, log);
  const kept: EventChunk[] = [];
  const hash = new EventHash();
  const csv = metrics === null ? null : createWriteStream(metrics);
  csv?.write(csvRow(METRIC_COLUMNS));
  const began = performance.now();
  for (let at = 0; ; at += every) {
    runTo(run, log, Math.min(at, end), (chunk) => {
      hash.add(chunk);
      if (out !== null) kept.push(chunk);
    });
    if (csv !== null) for (const row of metricRows(run)) csv.write(csvRow(row));
    if (at >= end || isStopped(run)) break;
  }
  csv?.end();
  const seconds = (performance.now() - began) / 1000;
  if (out !== null) {
    const { journal } = run;
    writeFileSync(
      out,
      await encodeRecording({ scenario, journal, strings: log.strings, chunks: kept }, CODER),
    );
  }
  report(run, log, hash, seconds);
}

await main(readOptions());
