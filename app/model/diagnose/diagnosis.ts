import type { PartKind } from '../../formats/report/report.ts';
import type { CacheDiagnosis } from './cache-diagnosis.ts';
import type { Change } from './changes.ts';
import type { Era } from './era.ts';
import type { Headline } from './headline.ts';
import type { KnownParameters } from './known-parameters.ts';
import type { PageSize } from './page-size.ts';
import type { Unsayable } from './unsayable.ts';

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

/** All that is found in a report. */
export interface Diagnosis {
  readonly cpus: number;
  readonly pageSize: PageSize;
  readonly parameters: KnownParameters;
  readonly listings: readonly ListingDiagnosis[];
  /** From each listing to the next of its kind. */
  readonly changes: readonly Change[];
}
