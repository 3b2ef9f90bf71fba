/**
 * Calls of a thread as text: `1200+3 50-3` allocates object 3 after 1200 ns and frees it 50 ns later. Each time counts
 * from the call before. Text, since a million calls are copied between workers, and written to files, as one string.
 */
export class ReplayCalls {
  /** When the call is made, in ns since the first could be. */
  at = 0;
  /** The object, numbered from 1. */
  object = 0;
  isFree = false;
  /** Whether what was read so far has the right form. */
  isSound = true;
  #place = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the next call; false at the end, or when the form is wrong. */
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

  /** The number at the current place; marks the text as unsound if there is none. */
  #number(): number {
    const from = this.#place;
    let number = 0;
    for (;;) {
      const digit = this.#text.charCodeAt(this.#place) - ZERO;
      // Past the end, the digit is NaN.
      if (!(digit >= 0 && digit <= 9)) break;
      number = number * 10 + digit;
      this.#place++;
    }
    if (this.#place === from || number > Number.MAX_SAFE_INTEGER) this.isSound = false;
    return number;
  }
}

/** Objects that a replay can number. */
const MOST_OBJECTS = 0x7fff_ffff;

/** Whether a text has the form that {@link ReplayCalls} reads. */
export function areReplayCalls(text: string): boolean {
  const calls = new ReplayCalls(text);
  while (calls.next());
  return calls.isSound;
}

/** Writes calls as {@link ReplayCalls} reads them. */
export class ReplayWriter {
  readonly #pieces: string[] = [];
  #piece = '';
  #last = 0;

  /** Adds a call at `atNs`, or at the time of the one before if that is later. */
  add(atNs: number, object: number, isFree: boolean): void {
    const time = Math.max(this.#last, Math.round(atNs));
    const gap = this.#piece === '' && this.#pieces.length === 0 ? '' : ' ';
    this.#piece += `${gap}${time - this.#last}${isFree ? '-' : '+'}${object}`;
    this.#last = time;
    // A string that grows call by call is a long chain of pieces until it is read.
    if (this.#piece.length < PIECE) return;
    this.#pieces.push(this.#piece);
    this.#piece = '';
  }

  get text(): string {
    return this.#pieces.join('') + this.#piece;
  }
}

/** Characters of a piece. */
const PIECE = 4096;

const ZERO = 48;
const PLUS = 43;
const MINUS = 45;
const SPACE = 32;
