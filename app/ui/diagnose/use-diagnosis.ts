import { useMemo } from 'react';
import type { Report } from '../../formats/report/report.ts';
import { diagnose } from '../../model/diagnose/diagnose.ts';
import type { Diagnosis, ListingDiagnosis } from '../../model/diagnose/diagnosis.ts';
import { listingParts } from '../../model/diagnose/parts.ts';
import { type WhatIf, whatIf } from '../../model/diagnose/what-if.ts';
import { useReport } from '../../state/page.ts';
import type { OpenedReport } from '../../state/report/report-store.ts';

/** A report with what is shown of it. */
export interface Diagnosed {
  readonly opened: OpenedReport;
  /** The indexes of all parts that list caches. */
  readonly listings: readonly number[];
  /** Of the listing that is shown and of the moment before it, or else after it. */
  readonly diagnosis: Diagnosis;
  readonly listing: ListingDiagnosis;
  readonly result: WhatIf;
}

/** The diagnosis of the report that is open; null without one that lists caches. */
export function useDiagnosed(): Diagnosed | null {
  const { opened, choices } = useReport();
  const { cpus, pageSize, trial, listing: chosen } = choices;
  const listings = useMemo(() => (opened === null ? [] : listingParts(opened.report)), [opened]);
  const part = chosen !== null && listings.includes(chosen) ? chosen : usualListing(opened, listings);
  const diagnosis = useMemo(() => {
    if (opened === null || part === undefined) return null;
    const { parts, pageSize: namedPageSize = null } = opened.report;
    const settings = { cpus, pageSize, namedPageSize };
    return diagnose(parts, settings, withNeighbour(parts, listings, part));
  }, [opened, listings, part, cpus, pageSize]);
  const listing = diagnosis?.listings.find((found) => found.part === part) ?? null;
  const result = useMemo(
    () => (diagnosis === null || listing === null ? null : whatIf(listing, diagnosis, trial)),
    [diagnosis, listing, trial],
  );
  if (opened === null || diagnosis === null || listing === null || result === null) return null;
  return { opened, listings, diagnosis, listing, result };
}

/** A part and the moment before it, or else the one after it: a long log has too many to look at all of them. */
function withNeighbour(parts: Report['parts'], listings: readonly number[], part: number): number[] {
  const alike = listings.filter((other) => parts[other]?.kind === parts[part]?.kind);
  const at = alike.indexOf(part);
  const other = at > 0 ? alike[at - 1] : alike[1];
  return [part, ...(other === undefined ? [] : [other])].toSorted((a, b) => a - b);
}

/** The last listing with slabs of the SPL, of which most can be said, or else the first of all. */
function usualListing(opened: OpenedReport | null, listings: readonly number[]): number | undefined {
  const parts = opened?.report.parts ?? [];
  return listings.findLast((part) => parts[part]?.kind === 'spl-slab') ?? listings[0];
}
