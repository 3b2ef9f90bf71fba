import { EVENT_WORDS, type EventChunk } from './log.ts';

/**
 * A running hash of events: two runs with the same hash emitted the same events. Two 32-bit FNV-1a hashes over the
 * words.
 */
export class EventHash {
  #low = 0x811c9dc5;
  #high = 0x9747b28c;

  /** Adds the events of a chunk. */
  add({ words, count }: EventChunk): void {
    let low = this.#low;
    let high = this.#high;
    for (let i = 0; i < count * EVENT_WORDS; i++) {
      const word = words[i] ?? 0;
      low = Math.imul(low ^ word, 0x01000193);
      high = Math.imul(high ^ (word >>> 16) ^ low, 0x01000193);
    }
    this.#low = low;
    this.#high = high;
  }

  /** The hash so far: 16 hexadecimal digits. */
  get hex(): string {
    return [this.#high, this.#low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** The hash of the events in `chunks`. */
export function hashOf(chunks: readonly EventChunk[]): string {
  const hash = new EventHash();
  for (const chunk of chunks) hash.add(chunk);
  return hash.hex;
}
