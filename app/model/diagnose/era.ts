import type { SlabEra } from '../../formats/proc-slab/era.ts';
import { compareReleases, lifetimeOf } from '../../formats/report/parameters-era.ts';

/**
 * The releases that lay out and reclaim alike: up to 0.6.3 slabs are powers of two; from 0.6.4 to 0.8 the module
 * behaves as 0.6.5.9 in what a listing shows; 2.x has no KMEM, no ageing and no shrinker.
 */
type EraClass = '0.6.3-' | '0.6.4+' | '2.x';

/** The era of a listing. */
export interface Era {
  /** A release or a range of releases; null if nothing in the text shows it. */
  readonly releases: string | null;
  readonly eraClass: EraClass;
}

/** The debugger sdb reads kernels of these releases: only they have KMC_KVMEM. */
export const RELEASES_OF_SDB = '2.0.0 to 2.4.4';

/** The era of a release or range such as `0.6.4 to 0.8.6`; null is taken for the era of 0.6.5.9. */
export function eraOf(releases: string | null): Era {
  if (releases === null) return { releases, eraClass: '0.6.4+' };
  const [first, last] = endsOf(releases);
  if (compareReleases(first, '2.0.0') >= 0) return { releases, eraClass: '2.x' };
  return { releases, eraClass: compareReleases(last, '0.6.3') <= 0 ? '0.6.3-' : '0.6.4+' };
}

/** The era of {@link ProcSlabRow} flags and layouts that stands for a class. */
export function slabEraOf({ releases, eraClass }: Era): SlabEra {
  if (eraClass === '2.x') return '2.x';
  if (eraClass === '0.6.4+') return '0.6.4-0.8';
  return releases !== null && compareReleases(endsOf(releases)[1], '0.6.3') < 0
    ? '0.6.1-0.6.2'
    : '0.6.1-0.6.3';
}

/** Objects for which slabs were laid out up to 0.6.0-rc2. */
export const FIRST_TARGET = 32;

/** Returns whether slabs of this era are for at least 32 objects. */
export function isForThirtyTwo({ releases }: Era): boolean {
  if (releases === null) return false;
  const [, last] = endsOf(releases);
  const order = compareReleases(last, '0.6.0');
  return order < 0 || (order === 0 && /-rc[12](?!\d)/.test(last));
}

/** Whether the releases have a parameter: `gone` since a release, or `not yet` there. */
export type Availability =
  | { readonly kind: 'there' }
  | { readonly kind: 'gone'; readonly last: string }
  | { readonly kind: 'not yet'; readonly first: string };

/** Whether a machine of this era has a parameter of the module. */
export function availability(parameter: string, { releases }: Era): Availability {
  const lifetime = lifetimeOf(parameter);
  if (releases === null || lifetime === null) return { kind: 'there' };
  const [first, last] = endsOf(releases);
  if (lifetime.last !== undefined && compareReleases(first, lifetime.last) > 0)
    return { kind: 'gone', last: lifetime.last };
  return compareReleases(last, lifetime.first) < 0
    ? { kind: 'not yet', first: lifetime.first }
    : { kind: 'there' };
}

function endsOf(releases: string): readonly [first: string, last: string] {
  const [first = '', last = first] = releases.split(' to ');
  return [first, last];
}
