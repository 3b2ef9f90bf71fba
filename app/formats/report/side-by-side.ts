import type { SidedText } from './side.ts';

/** How a row or a head begins; a line with two of them holds two, side by side. */
const BEGINNINGS: readonly { readonly has: string; readonly pattern: RegExp }[] = [
  { has: '0x', pattern: /(?<=^|\s)[A-Za-z_][^\s|<>]*\s+0x[\da-f]{4,8}\s+[\d-]/gi },
  {
    has: 'tunables',
    pattern: /(?<=^|\s):?[A-Za-z_][^\s|<>]*(?:\s+\d+){5} : tunables|# name\s+<active_objs>/g,
  },
  { has: '%', pattern: /(?<=^|\s)\d+\s+\d+\s+\d{1,3}%\s/g },
  { has: 'slabsize', pattern: /(?<=^|\s)name\s+flags\s/g },
  { has: 'OBJS', pattern: /(?<=^|\s)OBJS\s+ACTIVE\s/g },
];

/** Takes apart what `paste` or `diff -y` printed in two columns: the old text at the left, the new one at the right. */
export class SideBySide {
  #isOn = false;

  /** The two sides of a line, or the one that it has; the line as it is outside of two columns. */
  split(line: SidedText): readonly SidedText[] {
    if (line.side !== 'both') return [line];
    const second = secondBeginning(line.text);
    if (second > 0) {
      this.#isOn = true;
      return [
        { text: line.text.slice(0, second).replace(GUTTER, ''), side: 'old' },
        { text: line.text.slice(second), side: 'new' },
      ];
    }
    if (!this.#isOn) return [line];
    if (ONLY_RIGHT.test(line.text)) return [{ text: line.text.replace(ONLY_RIGHT, ''), side: 'new' }];
    if (ONLY_LEFT.test(line.text)) return [{ text: line.text.replace(ONLY_LEFT, ''), side: 'old' }];
    return [line];
  }

  /** To be called at an empty line. */
  end(): void {
    this.#isOn = false;
  }
}

const GUTTER = /\s+[|<>]?\s*$/;
const ONLY_RIGHT = /^(?:\t| {8,})[\s>]*(?=\S)/;
const ONLY_LEFT = /(?:\t|\s<)\s*$/;

function secondBeginning(text: string): number {
  for (const { has, pattern } of BEGINNINGS) {
    const first = text.indexOf(has);
    if (first < 0 || text.indexOf(has, first + has.length) < 0) continue;
    const [, second] = text.matchAll(pattern);
    if (second !== undefined) return second.index;
  }
  return -1;
}
