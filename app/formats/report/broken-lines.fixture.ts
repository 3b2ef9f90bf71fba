/** How a program breaks lines that are too long for it. */
export interface Breaking {
  /** Whether it breaks at a blank, or wherever the width ends. */
  readonly atBlanks: boolean;
  /** What it makes of each piece. */
  readonly piece: (text: string) => string;
  /** What it makes of the line before it is broken. */
  readonly line?: (text: string) => string;
}

export const BROKEN: Readonly<Record<string, Breaking>> = {
  'at the width of a terminal': { atBlanks: false, piece: (text) => text },
  'at the width of a terminal, quoted after it': { atBlanks: false, piece: (text) => `> ${text}` },
  'at blanks': { atBlanks: true, piece: (text) => text },
  'at blanks, and trimmed': { atBlanks: true, piece: (text) => text.trim() },
  'at blanks, quoted after it': { atBlanks: true, piece: (text) => `> ${text}` },
  'at blanks, quoted before it': { atBlanks: true, piece: (text) => text, line: (text) => `> ${text}` },
  'at blanks, of which one is left between words': {
    atBlanks: true,
    piece: (text) => text,
    line: (text) => text.trim().replaceAll(/ +(?!\])/g, ' '),
  },
};

/** The pieces of lines that are longer than a width. */
export function broken(
  lines: readonly string[],
  width: number,
  { atBlanks, piece, line }: Breaking,
): string[] {
  return lines
    .map((text) => line?.(text) ?? text)
    .flatMap((text) =>
      atBlanks ? piecesAtBlanks(text, width) : (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []),
    )
    .map(piece);
}

function piecesAtBlanks(line: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const before = rest.lastIndexOf(' ', width);
    const at = rest.slice(0, before).trim() === '' ? rest.indexOf(' ', width) : before;
    if (at <= 0) break;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...pieces, rest];
}

/** Characters of a line of quoted-printable, with the mark at its end. */
const MOST = 76;

/** A text as quoted-printable: with codes for signs of equality and runs of blanks, and long lines broken. */
export function quotedPrintable(text: string): string {
  return text.replaceAll('=', '=3D').replaceAll('  ', '=20 ').split('\n').map(softBreaks).join('\n');
}

function softBreaks(line: string): string {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > MOST) {
    const code = rest.lastIndexOf('=', MOST - 2);
    const at = code > MOST - 4 ? code : MOST - 1;
    pieces.push(`${rest.slice(0, at)}=`);
    rest = rest.slice(at);
  }
  return [...pieces, rest].join('\n');
}
