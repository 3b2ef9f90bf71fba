import type { ReportPart } from '../../formats/report/report.ts';
import { atOnce, type Steps } from '../steps.ts';
import type { CacheDiagnosis } from './cache-diagnosis.ts';
import { CACHES_PER_STEP } from './caches-per-step.ts';
import { causesOf } from './causes.ts';
import { changesBetween } from './changes.ts';
import type { Diagnosis, ListingDiagnosis } from './diagnosis.ts';
import { type Era, eraOf, RELEASES_OF_SDB } from './era.ts';
import { headlineOf } from './headline.ts';
import type { KnownParameters } from './known-parameters.ts';
import type { ListedCache, SlabShape } from './listed-cache.ts';
import { listedCache } from './listed-caches.ts';
import type { PageSize } from './page-size.ts';
import { pageSizeOf } from './page-size.ts';
import { reapReach } from './reap-reach.ts';
import { splitOf } from './split.ts';
import { unsayableOf } from './unsayable.ts';

/** What the text does not show and the reader chooses. */
export interface DiagnosisSettings {
  readonly cpus: number;
  /** Bytes; null to recognise it. */
  readonly pageSize: number | null;
  /** Bytes, as the text itself names it; null or left out if it does not. */
  readonly namedPageSize?: number | null;
}

/** CPUs of a machine of which nothing is known. */
export const DEFAULT_SETTINGS: DiagnosisSettings = { cpus: 4, pageSize: null };

/** Where the bytes of the caches in a report go, and why; null if none of the parts looked at lists caches. */
export function diagnose(
  parts: readonly ReportPart[],
  settings: DiagnosisSettings = DEFAULT_SETTINGS,
  /** The indexes of the parts to look at; all if left out. */
  only: readonly number[] = [...parts.keys()],
): Diagnosis | null {
  return atOnce(diagnosing(parts, settings, only));
}

/** Does what {@link diagnose} does, in steps. */
export function* diagnosing(
  parts: readonly ReportPart[],
  settings: DiagnosisSettings,
  only: readonly number[],
): Steps<Diagnosis | null> {
  const pageSize = pageSizeOf(parts, settings);
  const parameters = knownParameters(parts);
  const context: Context = { cpus: settings.cpus, pageSize, parameters, known: new Map() };
  const listings: ListingDiagnosis[] = [];
  for (const index of only) {
    const part = parts[index];
    const listing = part === undefined ? null : yield* ofPart(part, index, context);
    if (listing !== null) listings.push(listing);
  }
  if (listings.length === 0) return null;
  return { cpus: settings.cpus, pageSize, parameters, listings, changes: changesBetween(listings) };
}

interface Context {
  readonly cpus: number;
  readonly pageSize: PageSize;
  readonly parameters: KnownParameters;
  readonly known: Map<string, SlabShape>;
}

/** The numbers among the parameters of the spl module in a report. */
function knownParameters(parts: readonly ReportPart[]): KnownParameters {
  const rows = parts.filter(({ kind }) => kind === 'parameters').flatMap((part) => part.rows);
  return Object.fromEntries(
    rows.flatMap((row) => ('value' in row && typeof row.value === 'number' ? [[row.name, row.value]] : [])),
  );
}

function* ofPart(part: ReportPart, index: number, context: Context): Steps<ListingDiagnosis | null> {
  const { cpus, pageSize, parameters } = context;
  const era = eraOf(part.era ?? (part.kind === 'sdb-caches' ? RELEASES_OF_SDB : null));
  const settings = {
    pageSize: pageSize.bytes,
    magazineSize: parameters['spl_kmem_cache_magazine_size'] ?? 0,
    known: context.known,
  };
  const flushes = era.eraClass === '2.x' || ((parameters['spl_kmem_cache_expire'] ?? MEM) & MEM) !== 0;
  const reap = { cpus, pageSize: pageSize.bytes, flushes };
  const found: CacheDiagnosis[] = [];
  for (const [i, row] of part.rows.entries()) {
    const cache = listedCache(row, era, settings);
    if (cache !== null) found.push(ofCache(cache, era, reap));
    if (i % CACHES_PER_STEP === 0) yield;
  }
  if (found.length === 0) return null;
  const caches = found.toSorted((a, b) => (b.heldBytes ?? -1) - (a.heldBytes ?? -1));
  yield;
  return {
    part: index,
    kind: part.kind,
    moment: part.moment,
    era,
    headline: headlineOf(caches),
    caches,
    unsayable: unsayableOf(caches, era, context),
  };
}

/** The bit of spl_kmem_cache_expire with which a reap empties a magazine, set unless a report shows other. */
const MEM = 2;

function ofCache(cache: ListedCache, era: Era, reap: Parameters<typeof reapReach>[2]): CacheDiagnosis {
  const split = splitOf(cache, reap.cpus, reap.pageSize);
  const { total, alloc } = cache.objects;
  return {
    cache,
    heldBytes: split?.held ?? cache.stated.held,
    split,
    fullness: total === null || alloc === null || total === 0 ? cache.stated.share : alloc / total,
    reap: reapReach(cache, era, reap),
    causes: causesOf(cache, split, reap),
  };
}
