import { plural } from '../../words/numbers.ts';
import { CallBook, type TracedCache } from './call-book.ts';
import { type Replay, replayScenario } from './replay-scenario.ts';
import type { StreamKind, StreamReader } from './stream-kind.ts';
import { type TraceForm, TraceLine } from './trace-line.ts';
import type { TraceSummary } from './trace-summary.ts';

/** Traces of `kmem:` tracepoints. */
export const KERNEL_TRACE: StreamKind = {
  kind: 'ktrace',
  isLine: (line) => new TraceLine().read(line) !== 'none',
  open: () => new TraceReader(),
};

/** Reads a trace line by line. */
class TraceReader implements StreamReader {
  readonly book: CallBook = new CallBook();
  readonly #line: TraceLine = new TraceLine();
  readonly #caches: Map<string | number, number> = new Map();
  /** For each cache that the allocations do not name, the names in its frees. */
  readonly #names: Map<number, Set<string>> = new Map();
  #begin: number | null = null;
  #lost = 0;
  #nullFrees = 0;
  #others = 0;
  #unknown = 0;
  #form: TraceForm = 'ftrace';

  take(text: string): boolean {
    const line = this.#line;
    switch (line.read(text)) {
      case 'alloc':
        this.#form = line.form;
        this.book.alloc(this.#cache(), Math.max(0, line.cpu), this.#time(), line.address);
        return true;
      case 'free':
        this.#form = line.form;
        this.#free();
        return true;
      case 'null free':
        this.#nullFrees += 1;
        return true;
      case 'other event':
        this.#others += 1;
        return true;
      case 'lost':
        this.#lost += line.lost;
        return true;
      case 'unreadable':
        this.#unknown += 1;
        return true;
      case 'none':
        return false;
    }
  }

  skip(): void {
    this.#unknown += 1;
  }

  /** Caches that only frees name get their names here. */
  end(): TraceSummary {
    const taken = new Set(this.book.caches.map(({ name }) => name));
    for (const [cache, names] of this.#names) {
      const [name = '', ...others] = names;
      if (name === '' || others.length > 0 || taken.has(name)) continue;
      taken.add(name);
      this.book.rename(cache, name);
    }
    return this.#summary();
  }

  replay(title: string): Replay {
    const { events, seconds, cpus } = this.#summary();
    const about =
      `The ${plural(events, 'call')} of a kernel's trace in ${seconds.toFixed(3)} s, on ` +
      `${cpus.length === 1 ? `CPU ${cpus[0]}` : `${cpus.length} CPUs`}, made again on caches of the same sizes.`;
    // As the reference chooses for caches that the Linux slab does not hold.
    const specOf = ({ objSize }: TracedCache) => ({
      flags: [objSize <= KMEM_LIMIT ? 'KMEM' : 'VMEM'] as const,
    });
    return replayScenario(this.book, { title, about, specOf });
  }

  #summary(): TraceSummary {
    const { book } = this;
    return {
      form: this.#form,
      events: book.caches.reduce((sum, { allocs, frees }) => sum + allocs + frees, 0) - book.gaps.missedFrees,
      seconds: book.duration / NS_PER_S,
      cpus: book.cpus.toSorted((a, b) => a - b),
      lostEvents: this.#lost,
      ...book.gaps,
      nullFrees: this.#nullFrees,
      failedAllocs: 0,
      otherEvents: this.#others,
      unknownLines: this.#unknown,
    };
  }

  #free(): void {
    const { cpu, address, cache } = this.#line;
    const of = cache === '' ? -1 : this.book.cacheAt(address);
    this.#names.get(of)?.add(cache);
    this.book.free(Math.max(0, cpu), this.#time(), address);
  }

  /** Ns since the first call; the clock of the trace may count from 1970, which no number holds in ns. */
  #time(): number {
    const { seconds, ns } = this.#line;
    this.#begin ??= seconds;
    return (seconds - this.#begin) * NS_PER_S + ns;
  }

  /** The cache of an allocation: by its name, else by the sizes asked for and given. */
  #cache(): number {
    const { cache: name, isKmalloc, request, size } = this.#line;
    // Sizes are whole numbers: a kmalloc cache, of one size, has a key below zero.
    const key = isKmalloc ? -size : name === '' ? request * MOST_SIZE + size : name;
    const known = this.#caches.get(key);
    if (known !== undefined) return known;
    const made = this.book.addCache(
      isKmalloc ? `kmalloc-${size}` : name || this.#nameOf(request, size),
      size,
    );
    this.#caches.set(key, made);
    if (!isKmalloc && name === '') this.#names.set(made, new Set());
    return made;
  }

  /** Named by the requested size, which distinguishes more caches of a kernel than the actual size. */
  #nameOf(request: number, size: number): string {
    const name = `cache-${request}`;
    return this.book.caches.some((cache) => cache.name === name) ? `${name}-in-${size}` : name;
  }
}

const NS_PER_S = 1e9;
/** The default of spl_kmem_cache_kmem_limit, in bytes. */
const KMEM_LIMIT = 2048;
/** Above every size of an object. */
const MOST_SIZE = 2 ** 25;
