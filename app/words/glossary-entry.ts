import { COUNTERS } from './counters.ts';
import { GLOSSARY } from './glossary.ts';
import type { GlossaryEntry } from './glossary-type.ts';
import { METRIC_TERMS } from './metric-terms.ts';
import { PAGE_TERMS } from './page-terms.ts';
import { TUNABLE_WORDS } from './tunables.ts';

/** What counters and module parameters mean by themselves: the sentence of their term is about more than them. */
const OWN_SENTENCES: ReadonlyMap<string, string> = new Map([
  ...COUNTERS.map(([name, , meaning]) => [name, sentenceOf(meaning)] as const),
  ...Object.entries(TUNABLE_WORDS),
]);

function sentenceOf(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The entry of a term or an identifier, and the identifier to show with it; null for one that the glossary does not explain. */
export function glossaryEntry(name: string): (GlossaryEntry & { readonly identifier: string | null }) | null {
  const wanted = name.toLowerCase();
  for (const entry of [...GLOSSARY, ...PAGE_TERMS, ...METRIC_TERMS]) {
    const { term, identifiers = [] } = entry;
    const asked = identifiers.find((identifier) => identifier.toLowerCase() === wanted);
    if (asked === undefined && term.toLowerCase() !== wanted) continue;
    const sentence = OWN_SENTENCES.get(asked ?? '') ?? entry.sentence;
    return { ...entry, sentence, identifier: asked ?? identifiers[0] ?? null };
  }
  return null;
}
