import type { PartKind } from '../../formats/report/report.ts';
import type { Cause } from './causes.ts';
import type { Change } from './changes.ts';
import type { Era } from './era.ts';
import type { Headline } from './headline.ts';
import type { ListedCache } from './listed-cache.ts';
import type { ReapReach } from './reap-reach.ts';
import type { Split } from './split.ts';
import type { Unsayable } from './unsayable.ts';

/** What is found of one cache. Sizes in bytes; null where the table has no such figure. */
export interface CacheDiagnosis {
  readonly cache: ListedCache;
  /** With whole pages; for a cache of the Linux slab without such a figure what is in use. */
  readonly heldBytes: number | null;
  readonly split: Split | null;
  /** Objects in use and in magazines, as a share of the places for objects. */
  readonly fullness: number | null;
  readonly reap: ReapReach;
  /** The one that matters most comes first. */
  readonly causes: readonly Cause[];
}

/** What is found of one listing. */
export interface ListingDiagnosis {
  /** Index of the part in the report. */
  readonly part: number;
  readonly kind: PartKind;
  /** From 1, among the listings of its kind. */
  readonly moment: number;
  readonly era: Era;
  readonly headline: Headline;
  /** The cache that holds most comes first; those without the figure come last. */
  readonly caches: readonly CacheDiagnosis[];
  readonly unsayable: readonly Unsayable[];
}

/** A page size, and how it is known. */
export interface PageSize {
  readonly bytes: number;
  readonly source: 'asked' | 'recognised' | 'assumed';
}

/** The values of module parameters that a report has. */
export type KnownParameters = Readonly<Record<string, number>>;

/** All that is found in a report. */
export interface Diagnosis {
  readonly cpus: number;
  readonly pageSize: PageSize;
  readonly parameters: KnownParameters;
  readonly listings: readonly ListingDiagnosis[];
  /** From each listing to the next of its kind. */
  readonly changes: readonly Change[];
}
