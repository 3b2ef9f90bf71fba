import type { ReportRow } from './report.ts';

/** First and last release with a parameter; `last` is left out if today's release has it. */
export interface Lifetime {
  readonly first: string;
  readonly last?: string;
}

/** Parameters whose presence narrows the release. */
const LIFETIMES: Readonly<Record<string, Lifetime>> = {
  spl_kmem_cache_expire: { first: '0.6.1', last: '0.8.6' },
  spl_kmem_cache_kmem_limit: { first: '0.6.3', last: '0.8.6' },
  spl_kmem_cache_obj_per_slab_min: { first: '0.6.3', last: '0.8.6' },
  spl_kmem_cache_reclaim: { first: '0.6.3', last: '2.2.2' },
  spl_kmem_cache_max_size: { first: '0.6.3' },
  spl_kmem_cache_obj_per_slab: { first: '0.6.3' },
  spl_kmem_cache_slab_limit: { first: '0.6.3' },
  spl_kmem_cache_kmem_threads: { first: '0.6.4' },
  spl_kmem_cache_magazine_size: { first: '0.6.4' },
  spl_kmem_alloc_max: { first: '0.6.4' },
  spl_kmem_alloc_warn: { first: '0.6.4' },
  spl_max_show_tasks: { first: '0.6.1', last: '2.2.8' },
};

const NEWEST = '2.4.4';

/** A listing of parameters with at least so many names is taken for complete: then what is missing counts too. */
const COMPLETE = 6;

/** The releases that have all the parameters that were read; null if only settings are known. */
export function parametersEra(rows: readonly ReportRow[], forms: ReadonlySet<string>): string | null {
  const names = rows.map(({ name }) => name).filter((name) => name in LIFETIMES);
  if (!forms.has('read') || forms.has('set') || names.length === 0) return null;
  const lifetimes = names.flatMap((name) => LIFETIMES[name] ?? []);
  const firsts = lifetimes.map(({ first }) => first);
  const lasts = lifetimes.map(({ last }) => last ?? NEWEST);
  const isComplete = names.length >= COMPLETE && names.includes('spl_kmem_cache_slab_limit');
  if (isComplete && !names.includes('spl_kmem_cache_expire')) {
    firsts.push(names.includes('spl_kmem_cache_reclaim') ? '2.0.0' : '2.2.3');
  }
  const [first = '', last = ''] = [
    firsts.toSorted(compareReleases).at(-1),
    lasts.toSorted(compareReleases)[0],
  ];
  return first === last ? first : `${first} to ${last}`;
}

/** First and last release with a parameter of caches; null if it is unknown. */
export function lifetimeOf(parameter: string): Lifetime | null {
  return LIFETIMES[parameter] ?? null;
}

/** The last release that has a parameter; null if today's has it or the parameter is unknown. */
export function lastReleaseWith(parameter: string): string | null {
  return LIFETIMES[parameter]?.last ?? null;
}

/** Orders releases of numbers and dots. */
export function compareReleases(a: string, b: string): number {
  const [x, y] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(release: string): number[] {
  return (release.match(/^\d+(?:\.\d+)*/)?.[0] ?? '').split('.').map(Number);
}
