import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { replay } from '../engine/conformance/replay.ts';
import { parseTrace } from '../engine/conformance/trace-line.ts';
import { EventLog } from '../engine/event-log.ts';
import type { Coroutine } from '../engine/kernel/coroutine.ts';
import { createTask } from '../engine/kernel/kernel.ts';
import { makeRunnable, settle } from '../engine/kernel/scheduler.ts';
import { spl_kmem_cache_alloc } from '../engine/spl/alloc.ts';
import { spl_kmem_cache_create } from '../engine/spl/create.ts';
import { KM_SLEEP, KMC_VMEM } from '../engine/spl/flags.ts';
import { spl_kmem_cache_free } from '../engine/spl/free.ts';
import { SplKernel } from '../engine/spl/module.ts';
import { defaultTunables } from '../engine/spl/tunables.ts';
import type { spl_kmem_cache_t } from '../engine/spl/types.ts';

const ROUNDS = 9;

interface Bench {
  readonly k: SplKernel;
  readonly log: EventLog | null;
  readonly skc: spl_kmem_cache_t;
  /** Runs a caller on a cpu until nothing moves any more. */
  readonly run: (cpu: number, caller: Coroutine<void>) => void;
}

/** A machine with a cache of 256-byte objects in vmalloc and the values at load. */
function machine(hasEvents: boolean): Bench {
  const log = hasEvents ? new EventLog() : null;
  const k = new SplKernel({ cpus: 2, hz: 250 }, defaultTunables(), log);
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
  for (const obj of from) {
    const rest = spl_kmem_cache_free(k, skc, obj);
    if (rest !== undefined) yield* rest;
  }
}

/** Median nanoseconds per unit of `units`. */
function measure(units: number, once: () => void): number {
  for (let i = 0; i < 3; i++) once();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    once();
    return ((performance.now() - start) * 1e6) / units;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
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
  // The benchmark runs as the app does, bundled; so the traces are found from the folder it is started in.
  const folder = pathToFileURL(`${join(process.cwd(), 'engine/conformance/golden')}/`);
  const traces = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const start = performance.now();
  for (const name of traces) {
    for (const line of replay(parseTrace(readFileSync(new URL(name, folder), 'utf8'))))
      if (line === '') break;
  }
  return (performance.now() - start) / 1000;
}

const lines: [string, number, number | null, string][] = [
  ['magazine hit, events off', hits(false, 100), 18, 'ns/pair'],
  ['magazine hit, events on', hits(true, 100), 30, 'ns/pair'],
  ['allocate 10,000, free 10,000, events off', fillAndDrain(false, 10_000, 0), 60, 'ns/pair'],
  ['allocate 10,000, free 10,000, events on', fillAndDrain(true, 10_000, 0), 100, 'ns/pair'],
  ['produce on CPU 0, free on CPU 1, events off', fillAndDrain(false, 1000, 1), 60, 'ns/pair'],
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

console.log(
  `${cpus()[0]?.model ?? 'unknown cpu'}, ${cpus().length} cores · Node ${process.version} · medians of ${ROUNDS}`,
);
for (const [name, value, target, unit] of lines) {
  const verdict = target === null ? '' : ` (at most ${target}) ${value <= target ? '✓' : '✗'}`;
  console.log(`${name.padEnd(48)}${value.toFixed(1).padStart(9)} ${unit}${verdict}`);
}
