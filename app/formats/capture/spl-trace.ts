import type { CacheSpec } from '../../../engine/index.ts';
import { plural } from '../../words/numbers.ts';
import { CallBook, type TracedCache } from './call-book.ts';
import { type Replay, replayScenario } from './replay-scenario.ts';
import type { StreamKind, StreamReader } from './stream-kind.ts';
import type { TraceSummary } from './trace-summary.ts';

/** The first line of such a trace; `public/capture/README.md` describes the others. */
export const SPL_TRACE_HEAD = '# slabscope spl-trace 1';

/** A line of the format: a cache, a call, or a growth, reap or reclaim. */
const CACHE = /^c ([\da-f]{1,16}) (\d{1,10}) (\d{1,10}) (\d{1,10}) (\d{1,10}) ([\da-f]{1,16}) (\S{1,255})$/;
const EVENT = /^([afgrs]) (\d{1,16}) (\d{1,4}) (\d{1,10}) ([\da-f]{1,16})(?: (-?[\da-f]{1,16}))?$/;
const LOST = /^Lost (\d{1,12}) events$/;

/** Traces of the SPL's own caches, by the script of the capture kit. */
export const SPL_TRACE: StreamKind = {
  kind: 'spl-trace',
  isLine: (line) => CACHE.test(line) || EVENT.test(line) || LOST.test(line),
  open: () => new SplTraceReader(),
};

interface Call {
  readonly isFree: boolean;
  readonly at: number;
  readonly cpu: number;
  readonly cache: string;
  readonly address: number;
}

interface Layout {
  readonly align: number;
  readonly flags: number;
}

/** Each CPU has a buffer of its own, so lines are out of order by a little: so many calls are sorted at a time. */
const WINDOW = 16_384;

class SplTraceReader implements StreamReader {
  readonly book: CallBook = new CallBook();
  /** By the address of a cache: its index in the book. */
  readonly #caches: Map<string, number> = new Map();
  /** By index in the book. */
  readonly #layouts: Layout[] = [];
  #window: Call[] = [];
  #lost = 0;
  #failed = 0;
  #others = 0;
  #unknown = 0;

  take(line: string): boolean {
    const event = EVENT.exec(line);
    if (event !== null) {
      this.#event(event);
      return true;
    }
    const cache = CACHE.exec(line);
    const lost = cache === null ? LOST.exec(line) : null;
    if (cache !== null) this.#addCache(cache);
    if (lost !== null) this.#lost += Number(lost[1]);
    return cache !== null || lost !== null || line === SPL_TRACE_HEAD;
  }

  skip(): void {
    this.#unknown += 1;
  }

  end(): TraceSummary {
    this.#flush(this.#window.length);
    const { book } = this;
    return {
      form: 'bpftrace',
      events: book.caches.reduce((sum, { allocs, frees }) => sum + allocs + frees, 0) - book.gaps.missedFrees,
      seconds: book.duration / NS_PER_S,
      cpus: book.cpus.toSorted((a, b) => a - b),
      lostEvents: this.#lost,
      ...book.gaps,
      nullFrees: 0,
      failedAllocs: this.#failed,
      otherEvents: this.#others,
      unknownLines: this.#unknown,
    };
  }

  replay(title: string): Replay {
    const { caches, duration, cpus } = this.book;
    const about =
      `The calls of a machine on ${plural(caches.length, 'cache')} of the SPL in ` +
      `${(duration / NS_PER_S).toFixed(3)} s, on ${plural(cpus.length, 'CPU')}, made again.`;
    return replayScenario(this.book, { title, about, specOf: (cache) => this.#specOf(cache) });
  }

  #specOf(cache: TracedCache): Partial<CacheSpec> {
    const { align, flags } = this.#layouts[this.book.caches.indexOf(cache)] ?? { align: 0, flags: 0 };
    return { align, flags: [(flags & KMEM) === 0 ? 'VMEM' : 'KMEM'] };
  }

  #event([, what, at, cpu, , cache = '', result]: RegExpExecArray): void {
    if (what !== 'a' && what !== 'f') {
      this.#others += 1;
      return;
    }
    // Kernel addresses differ in the digits that a number holds exactly.
    const address = Number.parseInt((result ?? '').slice(-13), 16);
    if (!(address > 0)) {
      if (what === 'a') this.#failed += 1;
      else this.#unknown += 1;
      return;
    }
    this.#window.push({ isFree: what === 'f', at: Number(at), cpu: Number(cpu), cache, address });
    if (this.#window.length >= 2 * WINDOW) this.#flush(WINDOW);
  }

  #addCache([, address = '', size, align, , , flags = '', name = '']: RegExpExecArray): void {
    if (this.#caches.has(address)) return;
    this.#caches.set(address, this.book.addCache(name, Number(size)));
    this.#layouts.push({ align: Number(align), flags: Number.parseInt(flags.slice(-8), 16) });
  }

  /** Notes the first calls of the window, in the order of their times. */
  #flush(count: number): void {
    const sorted = this.#window.toSorted((a, b) => a.at - b.at);
    this.#window = sorted.slice(count);
    for (const { isFree, at, cpu, cache, address } of sorted.slice(0, count)) {
      const index = this.#caches.get(cache);
      if (isFree) this.book.free(cpu, at, address);
      else if (index === undefined) this.#unknown += 1;
      else this.book.alloc(index, cpu, at, address);
    }
  }
}

const NS_PER_S = 1e9;
/** KMC_KMEM up to 0.8; later releases have no such caches. */
const KMEM = 1 << 5;
