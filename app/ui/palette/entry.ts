/** Something that the command palette offers. */
export interface Entry {
  readonly title: string;
  readonly group: string;
  /** More words by which it is found, and that stand beside it. */
  readonly detail?: string;
  /** The key that does the same, where there is one. */
  readonly keys?: string;
  /** A text to go on typing from, instead of something to do. */
  readonly fill?: string;
  readonly run: () => void;
}

/** Entries shown at most: who sees more than a screenful types another letter. */
const MOST = 60;

/** The entries that match what was typed, the best first; all of them, as far as shown, for nothing. */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.slice(0, MOST);
  return entries
    .map((entry, at) => ({ entry, at, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/** How well all the words are found: as a word, at the start of one, anywhere, beside the title; 0 when one is not. */
function scoreOf({ title, group, detail = '' }: Entry, words: readonly string[]): number {
  const head = title.toLowerCase();
  const rest = ` ${group} ${detail}`.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const score = wordScore(head, rest, word);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function wordScore(head: string, rest: string, word: string): number {
  const place = `(?<![a-z0-9])${escaped(word)}`;
  if (new RegExp(`${place}(?![a-z0-9])`).test(head)) return head.startsWith(word) ? 9 : 7;
  if (head.startsWith(word)) return 8;
  if (new RegExp(place).test(head)) return 6;
  if (head.includes(word)) return 4;
  return rest.includes(word) ? 1 : 0;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
