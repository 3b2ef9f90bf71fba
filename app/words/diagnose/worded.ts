import type { CacheDiagnosis } from '../../model/diagnose/cache-diagnosis.ts';
import type { Diagnosis, ListingDiagnosis } from '../../model/diagnose/diagnosis.ts';
import type { WhatIf } from '../../model/diagnose/what-if.ts';
import { causeWords } from './causes.ts';
import { cacheChangeWords, changeWords } from './changes.ts';
import { headlineWords } from './headline.ts';
import { reapWords } from './reap-reach.ts';
import { unsayableWords } from './unsayable.ts';
import { cacheWhatIfSentence, whatIfWords } from './what-if.ts';

/** Why a cache holds what it holds, in a sentence of at most `most` clauses. */
export function whyWords({ causes }: CacheDiagnosis, most = 2): string {
  return asSentence(causes.slice(0, most).map(causeWords).join('; '));
}

/** A clause, or several, as a sentence; empty without words. */
export function asSentence(clauses: string): string {
  return clauses === '' ? '' : `${clauses.slice(0, 1).toUpperCase()}${clauses.slice(1)}.`;
}

/** A diagnosis as data with its sentences, for programs that read it. */
export function wordedDiagnosis(diagnosis: Diagnosis, whatIfs: ReadonlyMap<number, WhatIf>): object {
  return {
    ...diagnosis,
    listings: diagnosis.listings.map((listing, i) => wordedListing(listing, whatIfs.get(i) ?? null)),
    changes: diagnosis.changes.map((change) => ({
      ...change,
      text: changeWords(change),
      caches: change.caches.map((cache) => ({ ...cache, text: cacheChangeWords(cache) })),
    })),
  };
}

function wordedListing(listing: ListingDiagnosis, result: WhatIf | null): object {
  return {
    ...listing,
    ...sums(listing),
    headline: { ...listing.headline, text: headlineWords(listing.headline) },
    caches: listing.caches.map(wordedCache),
    unsayable: listing.unsayable.map((limit) => ({ ...limit, text: unsayableWords(limit) })),
    whatIf: result === null ? null : wordedWhatIf(result),
  };
}

/** The sums leave out caches without the figure. */
function sums({ caches }: ListingDiagnosis): object {
  const add = (figure: (found: CacheDiagnosis) => number | null): number | null => {
    const known = caches.map(figure).filter((bytes) => bytes !== null);
    return known.length === 0 ? null : known.reduce((sum, bytes) => sum + bytes, 0);
  };
  return {
    heldBytes: add(({ heldBytes }) => heldBytes),
    inUseBytes: add(({ split }) => split?.inUse ?? null),
    wasteBytes: add(wasteOf),
  };
}

function wasteOf({ split }: CacheDiagnosis): number | null {
  return split === null ? null : split.held - split.inUse - split.emergency;
}

function wordedCache(found: CacheDiagnosis): object {
  const { cache, heldBytes, split, fullness, reap, causes } = found;
  return {
    name: cache.name,
    heldBytes,
    inUseBytes: split?.inUse ?? null,
    wasteBytes: wasteOf(found),
    backing: cache.backing,
    objSize: cache.objSize,
    shape: cache.shape,
    slabs: cache.slabs,
    objects: cache.objects,
    emergency: cache.emergency,
    states: cache.states,
    split,
    fullness,
    reap: { ...reap, text: reapWords(reap) },
    causes: causes.map((cause) => ({ ...cause, text: causeWords(cause) })),
    why: whyWords(found),
  };
}

function wordedWhatIf(result: WhatIf): object {
  return {
    ...result,
    text: whatIfWords(result),
    caches: result.caches.map((cache) => ({ ...cache, text: cacheWhatIfSentence(cache) })),
  };
}
