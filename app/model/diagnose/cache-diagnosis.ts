import type { Cause } from './causes.ts';
import type { ListedCache } from './listed-cache.ts';
import type { ReapReach } from './reap-reach.ts';
import type { Split } from './split.ts';

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
