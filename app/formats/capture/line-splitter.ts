/** Characters of a line that are kept: more than any line of a trace has. */
const MOST_CHARACTERS = 4096;

/** Cuts a text that comes in pieces into lines, without their ends. Blank lines count, but are not visited. */
export class LineSplitter {
  /** Lines so far. */
  lines = 0;
  readonly #visit: (line: string, number: number) => void;
  #rest = '';

  constructor(visit: (line: string, number: number) => void) {
    this.#visit = visit;
  }

  add(piece: string): void {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      this.#line(this.#rest, piece, from, end);
      this.#rest = '';
      from = end + 1;
    }
    if (this.#rest.length < MOST_CHARACTERS) this.#rest += piece.slice(from, from + MOST_CHARACTERS);
  }

  /** To be called after the last piece. */
  end(): void {
    if (this.#rest !== '') this.#line(this.#rest, '', 0, 0);
    this.#rest = '';
  }

  #line(rest: string, piece: string, from: number, end: number): void {
    this.lines += 1;
    const to = piece.charCodeAt(end - 1) === RETURN ? end - 1 : end;
    const line = rest + piece.slice(from, Math.min(to, from + MOST_CHARACTERS));
    if (line !== '') this.#visit(line, this.lines);
  }
}

const RETURN = 13;
