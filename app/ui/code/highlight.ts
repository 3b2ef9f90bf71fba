import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/javascript';

/** A piece of a line: its text, and its CSS classes. */
export interface Piece {
  readonly text: string;
  readonly classes: string;
}

/** A language that can be highlighted: its parser. */
export type Language = typeof parser;

/** The language of the engine. */
export const TYPESCRIPT: Language = parser.configure({ dialect: 'ts' });

/** The lines of a text, in highlighted pieces. */
export function highlight(text: string, language: Language): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  highlightCode(
    text,
    language.parse(text),
    classHighlighter,
    (piece, classes) => lines.at(-1)?.push({ text: piece, classes }),
    () => lines.push([]),
  );
  return lines;
}
