import { type RealListing, textOfListing } from '../real-machines/real-listing.ts';
import { zfs3029 } from '../real-machines/zfs-3029.ts';
import { zfs3085 } from '../real-machines/zfs-3085.ts';
import { zfs16325After, zfs16325Before } from '../real-machines/zfs-16325.ts';
import { sdb2019 } from './sdb-2019.ts';
import { sdb2023 } from './sdb-2023.ts';
import { type SdbReport, sdbText } from './sdb-report.ts';

/** A report of a real machine, as text like the one that its owner posted. */
export interface RealReport {
  readonly id: string;
  readonly title: string;
  /** What it shows. */
  readonly note: string;
  readonly source: string;
  readonly text: () => string;
}

/** Reports that come with the page, from figures in public sources. */
export const REAL_REPORTS: readonly RealReport[] = [
  {
    id: 'zfs-16325',
    title: 'Before and after a runaway cache',
    note: 'Two moments of one machine: a cache that was not there grew to 56,367 slabs and 15.7 GiB.',
    source: zfs16325Before.source,
    text: () => `before\n${textOfListing(zfs16325Before)}after\n${textOfListing(zfs16325After)}`,
  },
  ofSdb(sdb2023),
  ofSdb(sdb2019),
  ofListing(zfs3029, '23,392 slabs and not one empty'),
  ofListing(zfs3085, 'Growth that ran into its time limit'),
];

function ofSdb(report: SdbReport): RealReport {
  const { id, title, note, source } = report;
  return { id, title, note, source, text: () => sdbText(report) };
}

function ofListing(listing: RealListing, title: string): RealReport {
  const { id, note, source } = listing;
  return { id, title, note, source, text: () => textOfListing(listing) };
}
