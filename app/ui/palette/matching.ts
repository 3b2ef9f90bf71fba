import type { Action } from '../actions/action.ts';

/** Actions shown at most. */
const MOST_SHOWN = 60;

/** The actions that match what was typed, the best first; the first ones when nothing was typed. */
export function matching(actions: readonly Action[], typed: string): readonly Action[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return actions.slice(0, MOST_SHOWN);
  return actions
    .map((action, at) => ({ action, at, score: scoreOf(action, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, MOST_SHOWN)
    .map(({ action }) => action);
}

/**
 * How well the words match: as a word of the title, at the start of one, inside one, or beside the title. 0 if one of
 * them does not match at all.
 */
function scoreOf({ title, group, detail = '' }: Action, words: readonly string[]): number {
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
