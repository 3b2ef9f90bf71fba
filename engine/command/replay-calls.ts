/**
 * The calls of a thread as text: `1200+3 50-3` allocates object 3 after 1200 ns and frees it 50 ns later. Each time is
 * relative to the call before. As text, a million calls are copied between workers and written to files as one string.
 */
export class ReplayCalls {
  /** When the call is made, in ns since the replay began. */
  at = 0;
  /** The object, numbered from 1. */
  object = 0;
  isFree = false;
  /** Whether the text is well-formed so far. */
  isSound = true;
  #place = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the next call; returns false at the end or when the text is malformed. */
  next(): boolean {
    if (this.#place >= this.#text.length) return false;
    this.at += this.#number();
    const sign = this.#text.charCodeAt(this.#place++);
    this.isFree = sign === MINUS;
    this.object = this.#number();
    const hasEnd = this.#place === this.#text.length || this.#text.charCodeAt(this.#place++) === SPACE;
    this.isSound &&=
      (sign === PLUS || sign === MINUS) && hasEnd && this.object > 0 && this.object <= MOST_OBJECTS;
    return this.isSound;
  }

  /** Reads a number at the current position; marks the text as unsound if there is none. */
  #number(): number {
    const from = this.#place;
    let number = 0;
    for (;;) {
      const digit = this.#text.charCodeAt(this.#place) - ZERO;
      // NaN past the end.
      if (!(digit >= 0 && digit <= 9)) break;
      number = number * 10 + digit;
      this.#place++;
    }
    if (this.#place === from || number > Number.MAX_SAFE_INTEGER) this.isSound = false;
    return number;
  }
}

/** The most objects that a replay can number. */
const MOST_OBJECTS = 0x7fff_ffff;

/** Whether {@link ReplayCalls} can read a text. */
export function areReplayCalls(text: string): boolean {
  const calls = new ReplayCalls(text);
  while (calls.next());
  return calls.isSound;
}

/** Writes calls in the form that {@link ReplayCalls} reads. */
export class ReplayWriter {
  readonly #pieces: string[] = [];
  #piece = '';
  #last = 0;

  /** Adds a call at `atNs`, or at the time of the previous call if that is later. */
  add(atNs: number, object: number, isFree: boolean): void {
    const time = Math.max(this.#last, Math.round(atNs));
    const gap = this.#piece === '' && this.#pieces.length === 0 ? '' : ' ';
    this.#piece += `${gap}${time - this.#last}${isFree ? '-' : '+'}${object}`;
    this.#last = time;
    // Appending to one long string builds a deep rope, which is slow to flatten; so collect pieces.
    if (this.#piece.length < PIECE) return;
    this.#pieces.push(this.#piece);
    this.#piece = '';
  }

  get text(): string {
    return this.#pieces.join('') + this.#piece;
  }
}

/** Characters in a piece. */
const PIECE = 4096;

const ZERO = 48;
const PLUS = 43;
const MINUS = 45;
const SPACE = 32;
