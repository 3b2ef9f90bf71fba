import { useMemo } from 'react';
import { diagnose } from '../../model/diagnose/diagnose.ts';
import type { Diagnosis, ListingDiagnosis } from '../../model/diagnose/diagnosis.ts';
import { type WhatIf, whatIf } from '../../model/diagnose/what-if.ts';
import { useReport } from '../../state/page.ts';
import type { OpenedReport } from '../../state/report/report-store.ts';

/** A report with what is shown of it. */
export interface Diagnosed {
  readonly opened: OpenedReport;
  readonly diagnosis: Diagnosis;
  /** The listing that is shown, and its index. */
  readonly listing: ListingDiagnosis;
  readonly index: number;
  readonly result: WhatIf;
}

/** The diagnosis of the report that is open; null without one that lists caches. */
export function useDiagnosed(): Diagnosed | null {
  const { opened, choices } = useReport();
  const { cpus, pageSize, trial } = choices;
  const diagnosis = useMemo(
    () => (opened === null ? null : diagnose(opened.report.parts, { cpus, pageSize })),
    [opened, cpus, pageSize],
  );
  const index = diagnosis === null ? 0 : (choices.listing ?? usualListing(diagnosis));
  const listing = diagnosis?.listings[index] ?? diagnosis?.listings[0] ?? null;
  const result = useMemo(
    () => (diagnosis === null || listing === null ? null : whatIf(listing, diagnosis, trial)),
    [diagnosis, listing, trial],
  );
  if (opened === null || diagnosis === null || listing === null || result === null) return null;
  return { opened, diagnosis, listing, index: diagnosis.listings.indexOf(listing), result };
}

/** The last listing with slabs of the SPL, of which most can be said, or else the first. */
function usualListing({ listings }: Diagnosis): number {
  const spl = listings.findLastIndex(({ caches }) => caches.some(({ cache }) => cache.shape !== null));
  return Math.max(0, spl);
}
