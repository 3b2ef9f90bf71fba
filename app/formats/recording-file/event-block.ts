import { EVENT_WORDS, type EventChunk, kindOf } from '../../../engine/index.ts';

/** The kinds that an event's first word can tell apart. */
const KINDS = 128;

/**
 * Events as bytes that compress well: one stream for each of the four words, as small numbers: the first word by its
 * place in a table, times as differences, payload words as differences to the last event of the same kind.
 */
export function encodeBlock({ words, count }: EventChunk): Uint8Array {
  const known = new Map<number, number>();
  const table = new Bytes();
  const streams = [new Bytes(), new Bytes(), new Bytes(), new Bytes()] as const;
  const [whats, times, as, bs] = streams;
  const lastA = new Int32Array(KINDS);
  const lastB = new Int32Array(KINDS);
  let lastTime = 0;
  for (let i = 0; i < count; i++) {
    const at = i * EVENT_WORDS;
    const [what, time, a, b] = [words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0];
    let place = known.get(what);
    if (place === undefined) {
      place = known.size;
      known.set(what, place);
      table.signed(what);
    }
    const kind = kindOf(what);
    whats.unsigned(place);
    times.signed((time - lastTime) | 0);
    as.signed((a - (lastA[kind] ?? 0)) | 0);
    bs.signed((b - (lastB[kind] ?? 0)) | 0);
    lastTime = time;
    lastA[kind] = a;
    lastB[kind] = b;
  }
  const block = new Bytes();
  block.unsigned(count);
  block.unsigned(known.size);
  block.append(table);
  for (const stream of streams) block.unsigned(stream.length);
  for (const stream of streams) block.append(stream);
  return block.taken();
}

/**
 * The events of a block.
 * @throws RangeError when the bytes are no block
 */
export function decodeBlock(bytes: Uint8Array): EventChunk {
  const head = new Reader(bytes, 0, bytes.length);
  const count = head.unsigned();
  const size = head.unsigned();
  if (count > 1 << 20 || size > count) throw new RangeError(`a block of ${count} events cannot be`);
  const table = Int32Array.from({ length: size }, () => head.signed());
  const lengths = [head.unsigned(), head.unsigned(), head.unsigned(), head.unsigned()];
  let from = head.at;
  const [whats, times, as, bs] = lengths.map((length) => {
    const reader = new Reader(bytes, from, from + length);
    from += length;
    return reader;
  });
  if (
    from !== bytes.length ||
    whats === undefined ||
    times === undefined ||
    as === undefined ||
    bs === undefined
  )
    throw new RangeError('a block is cut short');
  const words = new Int32Array(count * EVENT_WORDS);
  const lastA = new Int32Array(KINDS);
  const lastB = new Int32Array(KINDS);
  let time = 0;
  for (let i = 0; i < count; i++) {
    const at = i * EVENT_WORDS;
    const what = table[whats.unsigned()] ?? 0;
    const kind = kindOf(what);
    time = (time + times.signed()) | 0;
    const a = ((lastA[kind] ?? 0) + as.signed()) | 0;
    const b = ((lastB[kind] ?? 0) + bs.signed()) | 0;
    lastA[kind] = a;
    lastB[kind] = b;
    words[at] = what;
    words[at + 1] = time;
    words[at + 2] = a;
    words[at + 3] = b;
  }
  return { words, count };
}

/** Bytes that grow; numbers go in seven bits at a time, the lowest first. */
class Bytes {
  length = 0;
  #bytes = new Uint8Array(4096);

  unsigned(value: number): void {
    this.#room(5);
    let rest = value >>> 0;
    while (rest > 127) {
      this.#bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }

  /** A signed number, the sign in its lowest bit. */
  signed(value: number): void {
    this.unsigned((value << 1) ^ (value >> 31));
  }

  append(other: Bytes): void {
    this.#room(other.length);
    this.#bytes.set(other.taken(), this.length);
    this.length += other.length;
  }

  taken(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #room(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(this.length + more, 2 * this.#bytes.length));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}

class Reader {
  at: number;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array, from: number, end: number) {
    this.#bytes = bytes;
    this.at = from;
    this.#end = end;
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (this.at >= this.#end) throw new RangeError('a block is cut short');
      const byte = this.#bytes[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new RangeError('a number in a block is too long');
  }

  signed(): number {
    const value = this.unsigned();
    return (value >>> 1) ^ -(value & 1);
  }
}
