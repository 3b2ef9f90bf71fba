/** Unpacked data, a part at a time. */
export type Parts = AsyncIterable<Uint8Array>;

/** Compressed data unpacks to more than the limit. */
export class TooLargeError extends Error {
  /** In bytes. */
  readonly limit: number;

  constructor(limit: number) {
    super(`it holds more than ${limit} bytes`);
    this.name = 'TooLargeError';
    this.limit = limit;
  }
}

/** Compressed data is damaged or cut short. */
export class UnpackError extends Error {
  constructor(cause: unknown) {
    super('it cannot be unpacked', { cause });
    this.name = 'UnpackError';
  }
}

/**
 * The same parts, up to `limit` bytes.
 * @throws TooLargeError at the part that goes beyond
 * @throws UnpackError at the part that is damaged
 */
export async function* within(parts: Parts, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const part of parts) {
      size += part.length;
      if (size > limit) throw new TooLargeError(limit);
      yield part;
    }
  } catch (error) {
    throw error instanceof TooLargeError ? error : new UnpackError(error);
  }
}

/**
 * All bytes of the parts, if they are not more than `limit`.
 * @throws TooLargeError
 * @throws UnpackError when they are damaged
 */
export async function unpacked(parts: Parts, limit: number): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of within(parts, limit)) all.push(part);
  return joined(all);
}

/** The bytes of all parts in a row. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Bytes that arrive in parts, taken by length. Keeps no more than the part that is being taken. */
export class ByteReader {
  readonly #parts: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(parts: Parts) {
    this.#parts = parts[Symbol.asyncIterator]();
  }

  /**
   * The next `length` bytes; null at the end.
   * @throws RangeError when the end comes before the last of them
   */
  async take(length: number): Promise<Uint8Array | null> {
    const taken: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0 && !(await this.#next())) {
        if (missing === length) return null;
        throw new RangeError('the file is cut short');
      }
      const part = this.#rest.subarray(0, missing);
      taken.push(part);
      missing -= part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    const [only] = taken;
    return only !== undefined && taken.length === 1 ? only : joined(taken);
  }

  /** Stops the source and drops its remaining data. */
  async cancel(): Promise<void> {
    await this.#parts.return?.();
  }

  async #next(): Promise<boolean> {
    const { done, value } = await this.#parts.next();
    if (done === true) return false;
    this.#rest = value;
    return true;
  }
}
