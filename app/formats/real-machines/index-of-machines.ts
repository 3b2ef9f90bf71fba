import type { RealListing } from './real-listing.ts';
import { spl285 } from './spl-285.ts';
import { spl315 } from './spl-315.ts';
import { zfs466 } from './zfs-466.ts';
import { zfs539 } from './zfs-539.ts';
import { zfs732 } from './zfs-732.ts';
import { zfs3029 } from './zfs-3029.ts';
import { zfs3061 } from './zfs-3061.ts';
import { zfs3085 } from './zfs-3085.ts';
import { zfs3302 } from './zfs-3302.ts';
import { zfs3719 } from './zfs-3719.ts';
import { zfs4554 } from './zfs-4554.ts';
import { zfs4925 } from './zfs-4925.ts';
import { zfs5400 } from './zfs-5400.ts';
import { zfs11418 } from './zfs-11418.ts';
import { zfs13157 } from './zfs-13157.ts';
import { zfs16322 } from './zfs-16322.ts';
import { zfs16325After, zfs16325Before } from './zfs-16325.ts';
import { zfs16697 } from './zfs-16697.ts';

/**
 * Every listing of a real machine, as posted in public threads; none is complete. The first opens the first
 * page.
 */
export const REAL_LISTINGS: readonly RealListing[] = [
  zfs4925,
  zfs3302,
  zfs3719,
  zfs4554,
  zfs5400,
  zfs13157,
  zfs11418,
  zfs16325Before,
  zfs16325After,
  zfs16322,
  zfs16697,
  zfs3085,
  zfs3061,
  zfs3029,
  spl285,
  spl315,
  zfs466,
  zfs539,
  zfs732,
];
