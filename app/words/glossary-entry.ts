import { GLOSSARY, type GlossaryEntry } from './glossary.ts';

/** The entry of a term or an identifier; null for one that the glossary does not explain. */
export function glossaryEntry(name: string): GlossaryEntry | null {
  const wanted = name.toLowerCase();
  return (
    GLOSSARY.find(
      ({ term, identifier }) =>
        term.toLowerCase() === wanted || identifier?.toLowerCase().split(', ').includes(wanted) === true,
    ) ?? null
  );
}
