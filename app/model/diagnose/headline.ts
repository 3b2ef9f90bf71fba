import type { CacheDiagnosis } from './cache-diagnosis.ts';

/** Where most of the bytes that are not objects in use go. */
export type Waste = 'stays' | 'empty' | 'layout' | 'page rounding' | 'not shown';

/** The one thing to say about a listing. Sizes in bytes. */
export type Headline =
  | { readonly kind: 'nothing held'; readonly caches: number }
  /** Only caches of the Linux slab, or tables without slabs of the SPL. */
  | {
      readonly kind: 'linux only';
      readonly caches: number;
      readonly bytes: number;
      readonly cache: string;
      readonly cacheBytes: number;
    }
  /** One cache has nearly all, and its objects are in use. */
  | {
      readonly kind: 'one cache in use';
      readonly caches: number;
      readonly bytes: number;
      readonly cache: string;
      readonly cacheBytes: number;
      readonly objects: number;
      readonly share: number;
      /** Free objects in slabs that stay, and what the layout costs, of all caches. */
      readonly stays: number;
      readonly layout: number;
    }
  | {
      readonly kind: 'mostly in use';
      readonly caches: number;
      readonly bytes: number;
      readonly share: number;
    }
  | {
      readonly kind: 'waste';
      readonly caches: number;
      readonly bytes: number;
      readonly waste: Waste;
      readonly wasteBytes: number;
      /** The cache with most of the waste. */
      readonly cache: string;
      readonly cacheBytes: number;
    };

/** The one thing to say about the caches of a listing. */
export function headlineOf(all: readonly CacheDiagnosis[]): Headline {
  const spl = all.filter(({ cache, split }) => cache.backing !== 'Linux' && split !== null);
  const bytes = sum(spl, held);
  const [first] = spl.toSorted((a, b) => held(b) - held(a));
  if (first === undefined || bytes === 0) return withoutSlabs(all);
  const caches = spl.filter((found) => held(found) > 0).length;
  const inUse = sum(spl, (found) => found.split?.inUse ?? 0);
  const firstInUse = (first.split?.inUse ?? 0) / held(first);
  if (firstInUse >= IN_USE && held(first) >= NEARLY_ALL * bytes)
    return {
      kind: 'one cache in use',
      caches,
      bytes,
      cache: first.cache.name,
      cacheBytes: held(first),
      objects: first.cache.objects.alloc ?? 0,
      share: firstInUse,
      stays: sum(spl, WASTE.stays),
      layout: sum(spl, WASTE.layout),
    };
  if (inUse >= IN_USE * bytes) return { kind: 'mostly in use', caches, bytes, share: inUse / bytes };
  return worstWaste(spl, caches, bytes);
}

const IN_USE = 0.85;
const NEARLY_ALL = 0.8;

function worstWaste(spl: readonly CacheDiagnosis[], caches: number, bytes: number): Headline {
  const [worst = 'stays'] = WASTES.toSorted((a, b) => sum(spl, WASTE[b]) - sum(spl, WASTE[a]));
  const [most] = spl.toSorted((a, b) => WASTE[worst](b) - WASTE[worst](a));
  return {
    kind: 'waste',
    caches,
    bytes,
    waste: worst,
    wasteBytes: sum(spl, WASTE[worst]),
    cache: most?.cache.name ?? '',
    cacheBytes: most === undefined ? 0 : WASTE[worst](most),
  };
}

const WASTE: Readonly<Record<Waste, (found: CacheDiagnosis) => number>> = {
  stays: ({ cache, split }) => (cache.shape === null ? 0 : (split?.stays ?? 0)),
  empty: ({ reap }) => reap.withoutFlush.bytes.least,
  layout: ({ split }) => (split === null ? 0 : split.headers + split.alignment + split.leftOver),
  'page rounding': ({ split }) => split?.pageRounding ?? 0,
  // Tables of sums do not separate free objects from what the layout costs.
  'not shown': ({ cache, split }) => (cache.shape === null ? (split?.stays ?? 0) : 0),
};

const WASTES: readonly Waste[] = ['stays', 'empty', 'layout', 'page rounding', 'not shown'];

function withoutSlabs(all: readonly CacheDiagnosis[]): Headline {
  const [first] = all.toSorted((a, b) => held(b) - held(a));
  if (first === undefined || held(first) === 0) return { kind: 'nothing held', caches: all.length };
  const caches = all.filter((found) => held(found) > 0).length;
  return {
    kind: 'linux only',
    caches,
    bytes: sum(all, held),
    cache: first.cache.name,
    cacheBytes: held(first),
  };
}

function held({ heldBytes }: CacheDiagnosis): number {
  return heldBytes ?? 0;
}

function sum(all: readonly CacheDiagnosis[], figure: (found: CacheDiagnosis) => number): number {
  return all.reduce((total, found) => total + figure(found), 0);
}
