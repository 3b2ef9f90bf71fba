import { useEffect, useState } from 'react';
import type { ProcSlabListing } from '../../formats/proc-slab/parse.ts';
import { readListing } from '../../state/files/open-file.ts';

/** The caches that a text lists, once it has been read off the page's thread; null before, and where it is not a listing. */
export function useListing(text: string): ProcSlabListing | null {
  const [last, setLast] = useState<{ text: string; listing: ProcSlabListing | null } | null>(null);
  const isListing = text.trim() !== '' && !text.trimStart().startsWith('{');
  useEffect(() => {
    if (!isListing) return;
    let isStale = false;
    void readListing(text).then((listing) => {
      if (!isStale) setLast({ text, listing });
    });
    return () => {
      isStale = true;
    };
  }, [text, isListing]);
  return last?.text === text ? last.listing : null;
}
