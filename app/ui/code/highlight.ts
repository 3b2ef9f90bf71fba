import { parser as cpp } from '@lezer/cpp';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser as javascript } from '@lezer/javascript';

/** A piece of a line: its text, and the classes by which it is coloured. */
export interface Piece {
  readonly text: string;
  readonly classes: string;
}

/** A language that can be coloured. */
export type Language = 'typescript' | 'c';

const PARSERS = { typescript: javascript.configure({ dialect: 'ts' }), c: cpp };

/** The lines of a text, in coloured pieces. */
export function highlight(text: string, language: Language): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  highlightCode(
    text,
    PARSERS[language].parse(text),
    classHighlighter,
    (piece, classes) => lines.at(-1)?.push({ text: piece, classes }),
    () => lines.push([]),
  );
  return lines;
}
