import type { ReportKind } from '../report-kind.ts';
import { CRASH_KMEM } from './crash-kmem.ts';
import { KTRACE } from './ktrace.ts';
import { OOM_SLAB } from './oom-slab.ts';
import { PARAMETERS } from './parameters.ts';
import { SDB_CACHES } from './sdb-caches.ts';
import { SLABINFO } from './slabinfo.ts';
import { SLABTOP } from './slabtop.ts';
import { SPL_SLAB } from './spl-slab.ts';
import { SPL_TRACE_KIND } from './spl-trace.ts';
import { UMA } from './uma.ts';

/** All kinds that are read line by line. Where a line fits several, the first takes it. */
export const KINDS: readonly ReportKind[] = [
  SPL_SLAB,
  SLABINFO,
  SLABTOP,
  SDB_CACHES,
  OOM_SLAB,
  PARAMETERS,
  CRASH_KMEM,
  UMA,
  KTRACE,
  SPL_TRACE_KIND,
];

/** The hints of all kinds in one. */
export const ANY_HINT: RegExp = new RegExp(KINDS.map(({ hint }) => hint.source).join('|'));
