import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Report } from '../../formats/report/report.ts';
import { diagnosing } from '../../model/diagnose/diagnose.ts';
import type { Diagnosis, ListingDiagnosis } from '../../model/diagnose/diagnosis.ts';
import { listingParts } from '../../model/diagnose/parts.ts';
import { trying, type WhatIf } from '../../model/diagnose/what-if.ts';
import type { Steps } from '../../model/steps.ts';
import { useReport } from '../../state/page.ts';
import type { OpenedReport } from '../../state/report/report-store.ts';
import { Slices } from '../../state/slices.ts';

/** A listing of a report with what is found of it. */
interface DiagnosedListing {
  readonly opened: OpenedReport;
  /** The indexes of all parts that list caches. */
  readonly listings: readonly number[];
  /** Of the listing that is shown and of the moment before it, or else after it. */
  readonly diagnosis: Diagnosis;
  readonly listing: ListingDiagnosis;
}

/** A report with what is shown of it. */
export interface Diagnosed extends DiagnosedListing {
  readonly result: WhatIf;
}

/**
 * The diagnosis of the report that is open; null without one that lists caches. While it is computed, the one before it,
 * or “computing” without one.
 */
export function useDiagnosed(): Diagnosed | 'computing' | null {
  const opened = useReport((state) => state.opened);
  const { cpus, pageSize, trial, listing: chosen } = useReport((state) => state.choices);
  const listings = useMemo(() => (opened === null ? [] : listingParts(opened.report)), [opened]);
  const part = chosen !== null && listings.includes(chosen) ? chosen : usualListing(opened, listings);
  const diagnosis = useMemo(
    () =>
      opened === null || part === undefined ? null : () => diagnosed(opened, listings, part, cpus, pageSize),
    [opened, listings, part, cpus, pageSize],
  );
  const found = useSteps(diagnosis);
  const tried = useSteps(
    useMemo(() => (found === null ? null : () => withTrial(found, trial)), [found, trial]),
  );
  if (opened === null || part === undefined) return null;
  return tried ?? 'computing';
}

/** What some steps come to, done with pauses; until then what the steps before came to. */
function useSteps<T>(make: (() => Steps<T | null>) | null): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    if (make === null) return;
    let isStale = false;
    void new Slices()
      .run(make(), () => isStale)
      .then((found) => {
        if (!isStale) startTransition(() => setValue(found));
      });
    return () => {
      isStale = true;
    };
  }, [make]);
  return value;
}

function* diagnosed(
  opened: OpenedReport,
  listings: readonly number[],
  part: number,
  cpus: number,
  pageSize: number | null,
): Steps<DiagnosedListing | null> {
  const { parts, pageSize: namedPageSize = null } = opened.report;
  const settings = { cpus, pageSize, namedPageSize };
  const diagnosis = yield* diagnosing(parts, settings, withNeighbour(parts, listings, part));
  const listing = diagnosis?.listings.find((found) => found.part === part) ?? null;
  return diagnosis === null || listing === null ? null : { opened, listings, diagnosis, listing };
}

function* withTrial(found: DiagnosedListing, trial: WhatIf['trial']): Steps<Diagnosed> {
  return { ...found, result: yield* trying(found.listing, found.diagnosis, trial) };
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
