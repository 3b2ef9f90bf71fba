import { EVENT_KINDS, type Event, FUNCTIONS, payloadOf } from './event.ts';
import { type Layout, unpack } from './packing.ts';

/** 32-bit words an event takes. */
export const EVENT_WORDS = 4;

/** Events in a full chunk of a log. */
export const CHUNK_EVENTS = 65_536;

/** Receives the kernel's events in order, four words each. */
export interface EventSink {
  /**
   * @param what kind, function, CPU and task, packed by {@link packWho} and {@link packWhat}
   * @param time ns since start-up, of which the low 32 bits are kept
   */
  append(what: number, time: number, a: number, b: number): void;
  /** Returns the number of `text` in the string table, the same for equal texts. */
  intern(text: string): number;
}

/** A sink that counts its events, so that a run can be stopped after some number of them. */
export interface CountingSink extends EventSink {
  /** Events appended since the beginning. */
  readonly emitted: number;
  /** Calls `reached` once, as soon as `events` events in total have been appended. Replaces an earlier watch. */
  watch(events: number, reached: () => void): void;
}

/** Whether a sink counts its events. */
export function isCounting(sink: EventSink): sink is CountingSink {
  return 'watch' in sink;
}

/** A run of events: `words` holds {@link EVENT_WORDS} for each of `count` events. */
export interface EventChunk {
  readonly words: Int32Array;
  readonly count: number;
}

/** Bits that the kind takes in the first word of an event. */
export const KIND_BITS = 7;
/** Bits that the function takes. */
export const FN_BITS = 6;
const CPU_BITS = 8;
const CPU_SHIFT = KIND_BITS + FN_BITS;
const TASK_SHIFT = CPU_SHIFT + CPU_BITS;

/** The most CPUs an event can tell apart. */
export const MAX_CPUS: number = 1 << CPU_BITS;

/** The most tasks an event can tell apart. */
export const MAX_TASKS: number = 1 << (32 - TASK_SHIFT);

/** The bits of the first word that stay the same while a task runs on a CPU. */
export function packWho(cpu: number, task: number): number {
  return (cpu << CPU_SHIFT) | (task << TASK_SHIFT);
}

/** The bits of the first word that hold the kind and the reference function. */
export const packWhat = (kind: number, fn: number): number => kind | (fn << KIND_BITS);

/** Number of the kind in the first word of an event. */
export function kindOf(what: number): number {
  return what & ((1 << KIND_BITS) - 1);
}

/** Number of the reference function in the first word of an event. */
export function fnOf(what: number): number {
  return (what >>> KIND_BITS) & ((1 << FN_BITS) - 1);
}

/** The CPU in the first word of an event. */
export function cpuOf(what: number): number {
  return (what >>> CPU_SHIFT) & ((1 << CPU_BITS) - 1);
}

/** The task in the first word of an event. */
export function taskOf(what: number): number {
  return what >>> TASK_SHIFT;
}

/**
 * The time of an event in ns since start-up: the one nearest to `near`, a time at most 2 s away, whose low 32 bits are
 * `word`.
 */
export function timeAt(word: number, near: number): number {
  // Of the difference, whole and exact, `| 0` leaves the low 32 bits.
  return near + ((word - near) | 0);
}

/**
 * Decodes the event at index `i` of a chunk, for people and for tests; hot paths read the words themselves.
 * @throws RangeError when the chunk holds no such event
 */
export function decodeEvent({ words, count }: EventChunk, i: number): Event {
  const at = i * EVENT_WORDS;
  const what = words[at];
  if (what === undefined || i < 0 || i >= count) {
    throw new RangeError(`event ${i} of ${count} does not exist`);
  }
  const kind = EVENT_KINDS[kindOf(what)] ?? 'unknown';
  const event: Named = {
    kind,
    time: words[at + 1] ?? 0,
    cpu: cpuOf(what),
    task: taskOf(what),
    fn: FUNCTIONS[fnOf(what)] ?? 'none',
  };
  const [first, second] = payloadOf(kind);
  addParts(event, first, words[at + 2] ?? 0);
  addParts(event, second, words[at + 3] ?? 0);
  // Event is derived from the table in payload.ts, so the names added here are those of the type.
  return event as unknown as Event;
}

/** An event under construction. */
type Named = Record<string, number | boolean | string>;

/** Adds what a payload word holds to its event, by name. */
function addParts(event: Named, word: string | Layout, value: number): void {
  if (typeof word === 'string') event[word] = value;
  else Object.assign(event, unpack(value, word));
}

/** An append-only log in chunks of typed arrays, with the texts that its events refer to. */
export class EventLog implements CountingSink {
  /** Texts in order of their numbers. */
  readonly strings: string[] = [];
  readonly #full: EventChunk[] = [];
  readonly #numbers = new Map<string, number>();
  #words = new Int32Array(CHUNK_EVENTS * EVENT_WORDS);
  #at = 0;
  /** The index in `#words` at which append() has more to do: the end of the chunk, or after the watched event. */
  #limit = CHUNK_EVENTS * EVENT_WORDS;
  /** The number of events to watch for, and what to call then. */
  #watched: number = Number.POSITIVE_INFINITY;
  #reached: (() => void) | null = null;
  /** Events before the present chunk. */
  #before = 0;
  /** Events with lower numbers are counted but not kept. */
  silentUntil = 0;
  /** Receives the events that are not kept, in order; their words are overwritten afterwards. */
  overhear: ((chunk: EventChunk) => void) | null = null;

  get emitted(): number {
    return this.#before + this.#at / EVENT_WORDS;
  }

  append(what: number, time: number, a: number, b: number): void {
    const at = this.#at;
    const words = this.#words;
    words[at] = what;
    words[at + 1] = time;
    words[at + 2] = a;
    words[at + 3] = b;
    this.#at = at + EVENT_WORDS;
    if (this.#at === this.#limit) this.#passLimit();
  }

  watch(events: number, reached: () => void): void {
    this.#watched = events;
    this.#reached = reached;
    if (this.emitted >= events) this.#ring();
    this.#setLimit();
  }

  #passLimit(): void {
    if (this.#at === this.#words.length) this.#turn();
    if (this.emitted >= this.#watched) this.#ring();
    this.#setLimit();
  }

  #ring(): void {
    const reached = this.#reached;
    this.#watched = Number.POSITIVE_INFINITY;
    this.#reached = null;
    reached?.();
  }

  #setLimit(): void {
    this.#limit = Math.min(this.#words.length, (this.#watched - this.#before) * EVENT_WORDS);
  }

  intern(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.strings.length);
    return this.strings.push(text) - 1;
  }

  /** Discards all events since the last {@link EventLog.take}; they stay counted. */
  drop(): void {
    this.#full.length = 0;
    this.#before += this.#at / EVENT_WORDS;
    this.#at = 0;
    this.#setLimit();
  }

  /** Returns all events since the last call and forgets them; their buffers may be transferred. */
  take(): EventChunk[] {
    const chunks = this.#full.splice(0);
    const emitted = this.#at / EVENT_WORDS;
    const from = this.#passSilent(emitted);
    if (from < emitted)
      chunks.push({ words: this.#words.slice(from * EVENT_WORDS, this.#at), count: emitted - from });
    this.#before += emitted;
    this.#at = 0;
    this.#setLimit();
    return chunks;
  }

  #turn(): void {
    const from = this.#passSilent(CHUNK_EVENTS);
    this.#before += CHUNK_EVENTS;
    this.#at = 0;
    if (from === CHUNK_EVENTS) return;
    const words = from === 0 ? this.#words : this.#words.slice(from * EVENT_WORDS);
    this.#full.push({ words, count: CHUNK_EVENTS - from });
    this.#words = new Int32Array(CHUNK_EVENTS * EVENT_WORDS);
  }

  /**
   * Of the first `count` events of the present chunk, passes those that are not kept to `overhear`; returns how many.
   */
  #passSilent(count: number): number {
    const silent = Math.max(0, Math.min(count, this.silentUntil - this.#before));
    if (silent > 0) this.overhear?.({ words: this.#words, count: silent });
    return silent;
  }
}
