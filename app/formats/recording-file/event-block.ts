import {
  CHUNK_EVENTS,
  EVENT_KINDS,
  EVENT_WORDS,
  type EventChunk,
  KIND,
  kindOf,
} from '../../../engine/index.ts';

/** Kinds that the first word of an event has room for. */
const KINDS = 128;

/** The most bytes of a number. */
const MAX_NUMBER = 5;

/** The most bytes of a block: four numbers per event, a table of first words, and the lengths before them. */
export const MAX_BLOCK: number = (5 * CHUNK_EVENTS + 6) * MAX_NUMBER;

/**
 * Events as bytes that compress well. There is a stream for each of the four words: the first word as its place in a
 * table, times as differences, payload words as differences from the last event of the same kind.
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
 * The events of a block. Its size is checked before memory for them is reserved.
 * @throws RangeError when the bytes are not a block, or an event has no known kind
 */
export function decodeBlock(bytes: Uint8Array): EventChunk {
  const head = new Reader(bytes, 0, bytes.length);
  const count = head.unsigned();
  const size = head.unsigned();
  if (count > CHUNK_EVENTS || size > count) throw new RangeError(`a block cannot hold ${count} events`);
  const table = Int32Array.from({ length: size }, () => head.signed());
  const strange = table.find((what) => !isKnown(kindOf(what)));
  if (strange !== undefined) throw new RangeError(`${kindOf(strange)} is not a kind of event`);
  const lengths = [head.unsigned(), head.unsigned(), head.unsigned(), head.unsigned()];
  let from = head.at;
  const [whats, times, as, bs] = lengths.map((length) => {
    const reader = new Reader(bytes, from, from + length);
    from += length;
    return reader;
  });
  if (
    from !== bytes.length ||
    lengths.some((length) => length < count) ||
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
    const what = table[whats.unsigned()];
    if (what === undefined) throw new RangeError('an event is not in the table of its block');
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

function isKnown(kind: number): boolean {
  return kind < EVENT_KINDS.length && kind !== KIND.unknown;
}

/** Bytes that grow. A number is written seven bits at a time, the lowest first. */
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
