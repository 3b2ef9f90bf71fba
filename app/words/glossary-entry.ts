import { GLOSSARY, type GlossaryEntry } from './glossary.ts';
import { PAGE_TERMS } from './page-terms.ts';

/** The entry of a term or an identifier, and the identifier to show with it; null for one that the glossary does not explain. */
export function glossaryEntry(name: string): (GlossaryEntry & { readonly identifier: string | null }) | null {
  const wanted = name.toLowerCase();
  for (const entry of [...GLOSSARY, ...PAGE_TERMS]) {
    const { term, identifiers = [] } = entry;
    const asked = identifiers.find((identifier) => identifier.toLowerCase() === wanted);
    if (asked !== undefined || term.toLowerCase() === wanted)
      return { ...entry, identifier: asked ?? identifiers[0] ?? null };
  }
  return null;
}
