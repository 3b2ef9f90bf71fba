import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { readReport } from '../app/formats/report/read-report.ts';
import { Overview } from '../app/model/overview.ts';
import { Recording } from '../app/model/recording.ts';
import { reduce } from '../app/model/reduce.ts';
import { View } from '../app/model/view.ts';
import { replay } from '../engine/conformance/replay.ts';
import { parseTrace } from '../engine/conformance/trace-line.ts';
import { EventLog } from '../engine/event/log.ts';
import type { Coroutine } from '../engine/kernel/coroutine.ts';
import { createTask } from '../engine/kernel/kernel.ts';
import { makeRunnable, settle } from '../engine/kernel/scheduler.ts';
import { Run } from '../engine/scenario/run.ts';
import { scaling } from '../engine/scenarios/magazine-scaling.ts';
import { spl_kmem_cache_alloc } from '../engine/spl/alloc.ts';
import { spl_kmem_cache_create } from '../engine/spl/create.ts';
import { KM_SLEEP, KMC_VMEM } from '../engine/spl/flags.ts';
import { spl_kmem_cache_free } from '../engine/spl/free.ts';
import { bootKernel } from '../engine/spl/init.ts';
import type { SplKernel } from '../engine/spl/module.ts';
import { defaultTunables } from '../engine/spl/tunables.ts';
import type { spl_kmem_cache_t } from '../engine/spl/types.ts';
import { exploreLines } from './bench-explore.ts';
import { longScenario } from './long-scenario.ts';

const ROUNDS = 31;

/** Warm-up rounds: until the compiler is done and the memory of events is being reused. */
const WARM_UP = 30;

/** What was measured, its value, its upper bound, its unit. */
type Line = [name: string, value: number, most: number | null, unit: string];

interface Bench {
  readonly k: SplKernel;
  readonly log: EventLog | null;
  readonly skc: spl_kmem_cache_t;
  /** Runs a caller on a CPU until the machine is idle. */
  readonly run: (cpu: number, caller: Coroutine<void>) => void;
}

/** A machine with a cache of 256-byte objects in vmalloc and default parameters. */
function machine(hasEvents: boolean): Bench {
  const log = hasEvents ? new EventLog() : null;
  const k = bootKernel({ cpus: 2, hz: 250 }, defaultTunables(), log);
  const made: spl_kmem_cache_t[] = [];
  const task = createTask(k, 't0', 0, false);
  const run = (cpu: number, caller: Coroutine<void>): void => {
    task.cpu = cpu;
    task.body = caller;
    makeRunnable(k, task);
    settle(k);
    log?.take();
  };
  run(0, creating(k, made));
  const [skc] = made;
  if (skc === undefined) throw new Error('the cache was not made');
  return { k, log, skc, run };
}

function* creating(k: SplKernel, made: spl_kmem_cache_t[]): Coroutine<void> {
  const skc = yield* spl_kmem_cache_create(k, 'bench', 256, 0, KMC_VMEM);
  if (skc !== null) made.push(skc);
}

function* pairs({ k, skc }: Bench, count: number): Coroutine<void> {
  for (let i = 0; i < count; i++) {
    const got = spl_kmem_cache_alloc(k, skc, KM_SLEEP);
    const obj = typeof got === 'number' ? got : yield* got;
    const rest = spl_kmem_cache_free(k, skc, obj);
    if (rest !== undefined) yield* rest;
  }
}

function* taking({ k, skc }: Bench, into: Int32Array): Coroutine<void> {
  for (let i = 0; i < into.length; i++) {
    const got = spl_kmem_cache_alloc(k, skc, KM_SLEEP);
    into[i] = typeof got === 'number' ? got : yield* got;
  }
}

function* giving({ k, skc }: Bench, from: Int32Array): Coroutine<void> {
  // By index: the iterator of a typed array takes as long as a free.
  for (let i = 0; i < from.length; i++) {
    const rest = spl_kmem_cache_free(k, skc, from[i] ?? 0);
    if (rest !== undefined) yield* rest;
  }
}

/** Median nanoseconds per unit of `units`. */
function measure(units: number, once: () => void): number {
  for (let i = 0; i < WARM_UP; i++) once();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    once();
    return ((performance.now() - start) * 1e6) / units;
  });
  return median(times);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function hits(hasEvents: boolean, live: number): number {
  const bench = machine(hasEvents);
  bench.run(0, taking(bench, new Int32Array(live)));
  const count = 100_000;
  return measure(count, () => bench.run(0, pairs(bench, count)));
}

function fillAndDrain(hasEvents: boolean, count: number, freeingCpu: number): number {
  const bench = machine(hasEvents);
  const held = new Int32Array(count);
  const repeats = Math.max(1, Math.floor(100_000 / count));
  return measure(count * repeats, () => {
    for (let i = 0; i < repeats; i++) {
      bench.run(0, taking(bench, held));
      bench.run(freeingCpu, giving(bench, held));
    }
  });
}

function goldenReplay(): number {
  // The benchmark runs bundled, as the app does, so it looks for the traces from the current folder.
  const folder = pathToFileURL(`${join(process.cwd(), 'engine/conformance/golden')}/`);
  const traces = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const start = performance.now();
  for (const name of traces) {
    for (const line of replay(parseTrace(readFileSync(new URL(name, folder), 'utf8'))))
      if (line === '') break;
  }
  return (performance.now() - start) / 1000;
}

/** Millions of allocator calls per second on eight simulated CPUs, with everything recorded. */
function parallelCalls(): number {
  const log = new EventLog();
  const run = new Run(scaling(8, 64), log);
  const calls = (): number =>
    [...run.engine.callers.values()].flat().reduce((sum, caller) => sum + caller.calls, 0);
  run.advance(1e6, Number.POSITIVE_INFINITY);
  log.drop();
  const before = calls();
  const start = performance.now();
  for (let ms = 2; ms <= 5; ms++) {
    run.advance(ms * 1e6, Number.POSITIVE_INFINITY);
    log.take();
  }
  return (calls() - before) / (performance.now() - start) / 1000;
}

/** A recording of about `events` events, with `held` long-lived objects. */
function longRecording(events: number, held: number): Recording {
  const log = new EventLog();
  const run = new Run(longScenario(held), log);
  const recording = new Recording();
  let strings = 0;
  while (recording.length < events) {
    run.advance(Number.POSITIVE_INFINITY, log.emitted + 65_536);
    recording.append(log.take(), log.strings.slice(strings));
    strings = log.strings.length;
  }
  return recording;
}

function recordingLines(): Line[] {
  const recording = longRecording(10_000_000, 100_000);
  const view = new View();
  recording.seek(view, recording.length);
  const applied = median(Array.from({ length: 5 }, () => applying(recording, recording.chunks.length)));
  const times: number[] = [];
  for (let i = 0, at = 1; i < 1000; i++) {
    at = (at * 7919 + 104_729) % recording.length;
    const start = performance.now();
    recording.seek(view, at);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  recording.seek(view, 5_000_500);
  const steps: number[] = [];
  for (let i = 0; i < 400; i++) {
    const start = performance.now();
    recording.seek(view, view.moment + (i % 8 < 4 ? -1 : 1));
    steps.push((performance.now() - start) * 1000);
  }
  const events = recording.length * 16;
  return [
    ['events of 10,000,000 applied to the view', applied, 15, 'ns'],
    ['a random moment of them, p95', times[Math.floor(times.length * 0.95)] ?? 0, 2, 'ms'],
    ['a step either way, median', median(steps), 50, 'µs'],
    ['keyframes', (recording.bytes - events) / 1e6, 40, 'MB'],
  ];
}

/** Nanoseconds per event to apply the first `count` chunks of a recording to a new view. */
function applying({ chunks, strings }: Recording, count: number): number {
  const some = chunks.slice(0, count);
  const events = some.reduce((sum, chunk) => sum + chunk.count, 0);
  const view = new View();
  const start = performance.now();
  for (const chunk of some) reduce(view, chunk, 0, chunk.count, strings);
  return ((performance.now() - start) * 1e6) / events;
}

/** For recordings of 10⁴ to 10⁷ events: the time to record and apply an event at worst, as a multiple of the best. */
function growth(): number {
  const { chunks, strings } = longRecording(10_000_000, 0);
  const words = new Int32Array(chunks[0]?.words ?? []).subarray(0, 4 * 10_000);
  const lengths = [[{ words, count: 10_000 }], ...[2, 16, chunks.length].map((n) => chunks.slice(0, n))];
  const perEvent = lengths.map((part) => {
    const events = part.reduce((sum, { count }) => sum + count, 0);
    const rounds = Math.ceil(2_000_000 / events);
    const start = performance.now();
    for (let i = 0; i < rounds; i++) {
      const recording = new Recording();
      recording.append(part, strings);
      applying(recording, part.length);
    }
    return (performance.now() - start) / (rounds * events);
  });
  return Math.max(...perEvent) / Math.min(...perEvent);
}

/** Seconds to rerun a million calls, keeping only their overview. */
function rerun(): number {
  const log = new EventLog();
  const overview = new Overview();
  log.silentUntil = Number.POSITIVE_INFINITY;
  log.overhear = (chunk) => overview.extend(chunk);
  const run = new Run(scaling(4, 64), log);
  const start = performance.now();
  run.advance(Number.POSITIVE_INFINITY, 1_000_000);
  return (performance.now() - start) / 1000;
}

/** Seconds to read a text of 10 MB that alternates between kernel log and listings. */
function readingReport(): number {
  const row = 'zio_buf_24576 0x00082 2568192 2162688 233472 24576 11 11 12 88 88 96 0 0 0\n';
  const listing = Array.from({ length: 200 }, (_, i) => row.replace('buf', `buf${i}`)).join('');
  const log = Array.from(
    { length: 2000 },
    (_, i) => `[${i}.000000] INFO: task z_wr_iss:${i} blocked for more than 120 seconds at 0xffff\n`,
  ).join('');
  const text = (log + listing).repeat(Math.ceil(10e6 / (log.length + listing.length)));
  const start = performance.now();
  readReport(text);
  return (performance.now() - start) / 1000;
}

/** At least three digits, so that a difference of a tenth shows. */
function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

const lines: Line[] = [
  ['magazine hit, events off', hits(false, 100), 18, 'ns/pair'],
  ['magazine hit, events on', hits(true, 100), 30, 'ns/pair'],
  ['allocate 10,000, free 10,000, events off', fillAndDrain(false, 10_000, 0), null, 'ns/pair'],
  ['allocate 10,000, free 10,000, events on', fillAndDrain(true, 10_000, 0), 400, 'ns/pair'],
  ['produce on CPU 0, free on CPU 1, events off', fillAndDrain(false, 1000, 1), null, 'ns/pair'],
];
for (const live of [1000, 10_000, 100_000, 1_000_000]) {
  lines.push([
    `hit with ${live.toLocaleString('en')} live objects, events off`,
    hits(false, live),
    null,
    'ns/pair',
  ]);
}
for (const count of [1000, 10_000, 100_000, 1_000_000]) {
  const name = `allocate and free ${count.toLocaleString('en')}, events off`;
  lines.push([name, fillAndDrain(false, count, 0), null, 'ns/pair']);
}
lines.push(['replay of all golden traces', goldenReplay(), 5, 's']);
lines.push(['a million calls once more for a branch', rerun(), 1, 's']);
lines.push(['a report of 10 MB is read', median(Array.from({ length: 3 }, readingReport)), 2, 's']);
lines.push(...exploreLines());
lines.push(...recordingLines());
lines.push(['10⁴ to 10⁷ events, an event at the slowest', growth(), 1.5, 'times the fastest']);
const parallel = parallelCalls();

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores · Node ${process.version} · medians of ${ROUNDS}`,
);
for (const [name, value, target, unit] of lines) {
  const verdict = target === null ? '' : ` (at most ${target}) ${value <= target ? '✓' : '✗'}`;
  console.log(`${name.padEnd(48)}${short(value).padStart(9)} ${unit}${verdict}`);
}
const enough = parallel >= 2 ? '✓' : '✗';
console.log(
  `${'eight simulated CPUs, recorded'.padEnd(48)}${short(parallel).padStart(9)} million calls/s (at least 2) ${enough}`,
);
