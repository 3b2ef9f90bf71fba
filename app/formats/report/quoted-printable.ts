import { JOINED_LINE } from './raw-lines.ts';

/**
 * A mail that was copied as it travels: quoted-printable writes `=3D` for the sign of equality, `=20` for a blank at the
 * end of a line, and ends a line with `=` where it breaks one. Null for any other text. All lines keep their numbers.
 */
export function withoutQuotedPrintable(text: string): string | null {
  if (!isQuotedPrintable(text)) return null;
  return text.replace(BREAKS, joined).replace(CODES, decoded);
}

/** What only this encoding has. `=20` alone may be a parameter with its value. */
const EVIDENCE =
  /^Content-Transfer-Encoding:\s*quoted-printable|=3D|=20 ?=20|[\d ]=20\r?$|^.{50,75}=\r?\n(?=[^\n])/im;
const MARKS = /=([\dA-F]{2})|=(\r?)$|=/gm;
/** Codes that programs write: tab, blank, `.`, `=`, the first letter of “From”, and those of other scripts. */
const USUAL = /^(?:09|20|2E|3D|46|[89A-F][\dA-F])$/;
/** Marks of a hundred that something else may have put between: a line of an answer, for one. */
const MOST_FOREIGN = 10;

function isQuotedPrintable(text: string): boolean {
  if (!text.includes('=') || !EVIDENCE.test(text)) return false;
  let marks = 0;
  let foreign = 0;
  for (const [, code, end] of text.matchAll(MARKS)) {
    marks++;
    if (end === undefined && !USUAL.test(code ?? '')) foreign++;
  }
  return foreign * 100 <= marks * MOST_FOREIGN;
}

/** A line with those that it was broken to, and the quote marks of each. */
const BREAKS = /^((?:> ?)*)(.*)=\r?\n((?:(?:> ?)*.*=\r?\n)*)((?:> ?)*.*)$/gm;
const QUOTE = /^(?:> ?)*/;

function joined(_: string, quote: string, first: string, between: string, last: string): string {
  const rest = [
    ...between
      .split(/\r?\n/)
      .slice(0, -1)
      .map((line) => line.slice(0, -1)),
    last,
  ];
  const text = rest.map((line) => line.replace(QUOTE, '')).join('');
  return `${quote}${first}${text}${`\n${JOINED_LINE}`.repeat(rest.length)}`;
}

const CODES = /(?:=[\dA-F]{2})+/g;

/** Codes that no program writes stay: they are part of the text. */
function decoded(codes: string): string {
  const bytes = codes.slice(1).split('=');
  if (!bytes.every((byte) => USUAL.test(byte))) return codes;
  try {
    return decodeURIComponent(codes.replaceAll('=', '%'));
  } catch {
    // Of another encoding than UTF-8. No listing has such characters.
    return ' ';
  }
}
