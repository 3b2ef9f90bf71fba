import {
  type CacheSpec,
  type CallerSpec,
  cacheSpec,
  callerSpec,
  NS_PER_MS,
  ReplayWriter,
  type Scenario,
  scenario,
} from '../../../engine/index.ts';
import type { CallBook, TracedCache } from './call-book.ts';

/** How a trace becomes a machine. */
export interface ReplayChoices {
  readonly title: string;
  readonly about: string;
  /** How a cache of the trace is created, beside its name and size. */
  readonly specOf: (cache: TracedCache) => Partial<CacheSpec>;
}

/** A machine that makes the calls of a trace, and what it had to leave out. */
export interface Replay {
  readonly scenario: Scenario;
  /** Calls on caches beyond those that fit, and after the longest that a scenario lasts. */
  readonly leftOut: number;
}

/** The longest that a scenario lasts, in ms. */
const HOUR = 3_600_000;
/** The most replaying threads of one machine; the rest is left for the task queue and commands. */
const MOST_THREADS = 1900;
const MOST_CACHES = 200;
const MOST_CPUS = 64;

/** The machine that makes all calls of a trace on their CPUs and at their times. CPUs without calls are left out. */
export function replayScenario(book: CallBook, { title, about, specOf }: ReplayChoices): Replay {
  const cpus = Math.max(1, Math.min(MOST_CPUS, book.cpus.length));
  const place = placesOf(book.cpus);
  const most = Math.min(MOST_CACHES, Math.floor(MOST_THREADS / cpus));
  const kept = busiest(book.caches, most);
  const writers = book.caches.map((_, i) =>
    kept.has(i) ? Array.from({ length: cpus }, () => new ReplayWriter()) : null,
  );
  let leftOut = 0;
  book.each((cache, cpu, at, object, isFree) => {
    const writer = writers[cache]?.[(place[cpu] ?? 0) % cpus];
    if (writer === undefined || at > HOUR * NS_PER_MS) leftOut += 1;
    else writer.add(at, object, isFree);
  });
  const caches = book.caches.flatMap((cache, i) => {
    const { name, objSize } = cache;
    return kept.has(i) ? [cacheSpec({ id: idOf(i), name, size: objSize, ...specOf(cache) })] : [];
  });
  const callers = book.caches.flatMap((_, i) =>
    callerOf(callerName(book.caches, i), idOf(i), writers[i] ?? null),
  );
  const end = Math.min(HOUR, Math.ceil(book.duration / NS_PER_MS) + 1);
  const machine = { cpus, hz: 250, slice: 10 };
  return { scenario: scenario({ title, about, machine, caches, callers, end }), leftOut };
}

/** For each CPU, in the order in which they were met, its place among them by number. */
function placesOf(cpus: readonly number[]): readonly number[] {
  const sorted = cpus.toSorted((a, b) => a - b);
  return cpus.map((cpu) => sorted.indexOf(cpu));
}

/** Indexes of the caches with most calls. */
function busiest(caches: readonly TracedCache[], most: number): ReadonlySet<number> {
  const calls = (i: number): number => (caches[i]?.allocs ?? 0) + (caches[i]?.frees ?? 0);
  const order = [...caches.keys()].sort((a, b) => calls(b) - calls(a));
  return new Set(order.slice(0, most));
}

const idOf = (index: number): string => `c${index + 1}`;

/** A unique name for a caller: one with the name of another would replace it. */
function callerName(caches: readonly TracedCache[], index: number): string {
  const nameOf = (i: number): string => `trace of ${caches[i]?.name}`.slice(0, MOST_NAME);
  const name = nameOf(index);
  const isTaken = caches.some((_, i) => i < index && nameOf(i) === name);
  return isTaken ? `${name.slice(0, MOST_NAME - 5)} ${index}` : name;
}

/** Characters of the name of a caller. */
const MOST_NAME = 60;

function callerOf(
  name: string,
  cache: string,
  writers: readonly ReplayWriter[] | null,
): readonly CallerSpec[] {
  const calls = writers?.map(({ text }) => text) ?? [];
  if (calls.every((text) => text === '')) return [];
  const pattern = { kind: 'replay', calls } as const;
  const spec = { name, cache, cpu: 0, threads: calls.length };
  return [callerSpec({ ...spec, pattern })];
}
