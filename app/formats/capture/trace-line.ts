/** What a line of a trace is; `unreadable` is an event of the slab whose fields cannot be used. */
export type TraceLineKind = 'alloc' | 'free' | 'null free' | 'other event' | 'unreadable' | 'lost' | 'none';

/** The program that wrote a line, as far as its form shows. */
export type TraceForm = 'ftrace' | 'perf' | 'lttng';

/**
 * Reads lines of ftrace, trace-cmd, `perf script` and babeltrace2. One object reads all lines and holds the fields of
 * the last, since a trace has a million of them. Fields are found by their key: their order changed over the years.
 */
export class TraceLine {
  form: TraceForm = 'ftrace';
  /** Whole seconds and the ns beside them, by the clock of the trace. */
  seconds = 0;
  ns = 0;
  /** −1 if the line does not name it. */
  cpu = -1;
  /** The address without the digits that do not fit a number: kernel addresses differ in the remaining ones. */
  address = 0;
  /** Bytes asked for, and bytes of the object. */
  request = 0;
  size = 0;
  /** The name of the cache; empty if the line does not name it. */
  cache = '';
  isKmalloc = false;
  /** Events that the tracer says it lost. */
  lost = 0;
  #text = '';

  read(text: string): TraceLineKind {
    const event = this.#readHead(text);
    if (event === null) return this.#readLost(text) ? 'lost' : 'none';
    const call = CALLS[event];
    if (call === undefined) return 'other event';
    this.#text = text;
    this.isKmalloc = event.includes('malloc');
    const at = this.#valueOf('ptr');
    if (at < 0) return 'unreadable';
    this.address = this.#hexadecimal(at);
    if (call === 'free') {
      if (this.address < 0 && !text.startsWith('(n', at)) return 'unreadable';
      if (this.address <= 0) return 'null free';
    } else if (this.address <= 0 || !this.#readSizes()) return 'unreadable';
    this.cache = this.#name();
    return call;
  }

  /** Reads up to the name of the event and returns it; null for a line that is not an event. */
  #readHead(text: string): string | null {
    const head = HEAD.exec(text);
    if (head !== null) {
      const [, cpu, seconds, fraction = '', perf, event = ''] = head;
      this.form = perf === undefined ? 'ftrace' : 'perf';
      this.#place(cpu, Number(seconds), fraction);
      return event;
    }
    const lttng = text.startsWith('[') ? LTTNG.exec(text) : null;
    if (lttng === null) return null;
    const [, hours, minutes, seconds, fraction = '', event = '', cpu] = lttng;
    this.form = 'lttng';
    this.#place(cpu, Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds), fraction);
    return event.replace(/^kmem_(?=k)/, '');
  }

  #place(cpu: string | undefined, seconds: number, fraction: string): void {
    this.cpu = cpu === undefined ? -1 : Number(cpu);
    this.seconds = seconds;
    this.ns = Number(fraction.padEnd(9, '0'));
  }

  #readLost(text: string): boolean {
    const lost = LOST.exec(text);
    if (lost !== null) this.lost = Number(lost[1] ?? lost[2]);
    const kept = lost === null ? KEPT.exec(text) : null;
    if (kept !== null) this.lost = Math.max(0, Number(kept[2]) - Number(kept[1]));
    return lost !== null || kept !== null;
  }

  #readSizes(): boolean {
    this.request = this.#number(this.#valueOf('bytes_req'));
    this.size = this.#number(this.#valueOf('bytes_alloc'));
    return this.request >= 0 && this.size > 0;
  }

  /** Where the value of a field begins; −1 without the field. */
  #valueOf(key: string): number {
    let at = this.#text.indexOf(`${key}=`);
    if (at < 0) at = this.#text.indexOf(`${key} =`);
    if (at < 0) return -1;
    at = this.#text.indexOf('=', at) + 1;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** The hexadecimal number at a place, with or without 0x; −1 if there is none. */
  #hexadecimal(at: number): number {
    const from = this.#text.startsWith('0x', at) || this.#text.startsWith('0X', at) ? at + 2 : at;
    let to = from;
    while (isHexadecimal(this.#text.charCodeAt(to))) to++;
    return to === from ? -1 : Number.parseInt(this.#text.slice(Math.max(from, to - MOST_DIGITS), to), 16);
  }

  /** The number at a place; −1 if there is none. With the option `fields` the kernel prints hexadecimal. */
  #number(at: number): number {
    if (at < 0) return -1;
    if (this.#text.startsWith('0x', at)) return this.#hexadecimal(at);
    let [number, to] = [0, at];
    for (; to < at + MOST_DIGITS; to++) {
      const digit = this.#text.charCodeAt(to) - ZERO;
      if (!(digit >= 0 && digit <= 9)) break;
      number = number * 10 + digit;
    }
    return to === at ? -1 : number;
  }

  #name(): string {
    const at = this.#text.indexOf(' name=');
    if (at < 0) return '';
    const end = this.#text.indexOf(' ', at + 6);
    return this.#text.slice(at + 6, end < 0 ? undefined : end);
  }
}

/**
 * The CPU in brackets, flags, the time, and the event, which perf gives a prefix; what the task is called is not read.
 */
const HEAD =
  /(?:\[(\d{1,4})\]\s+(?:\S{1,8}\s+)?)?(?<![\d.])(\d{1,12})\.(\d{3,9}):\s+(?:\d+\s+)?(kmem:)?([a-z_]\w{0,60}):\s/;
const LTTNG =
  /^\[(?:(\d+):(\d\d):)?(\d+)\.(\d{9})\] \(\+[\d.?]+\) (?:\S+ )?(\w{1,60}): \{ cpu_id = (\d{1,4}) \}/;
const LOST = /\[(?:LOST )?(\d{1,12}) EVENTS(?: DROPPED)?\]|\b(\d{1,12}) events? lost\b/;
const KEPT = /entries-in-buffer\/entries-written: (\d{1,12})\/(\d{1,12})/;

const CALLS: Readonly<Record<string, 'alloc' | 'free' | undefined>> = {
  kmalloc: 'alloc',
  kmalloc_node: 'alloc',
  kmem_cache_alloc: 'alloc',
  kmem_cache_alloc_node: 'alloc',
  kfree: 'free',
  kmem_cache_free: 'free',
};

/** Hexadecimal digits of an address that a number holds exactly. */
const MOST_DIGITS = 13;
const SPACE = 32;
const ZERO = 48;

function isHexadecimal(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
