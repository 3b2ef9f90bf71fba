import type { TraceSummary } from '../capture/trace-summary.ts';

/** What a part of a report can be. Each kind has one file in `kinds/`. */
export type PartKind =
  | 'spl-slab'
  | 'slabinfo'
  | 'slabtop'
  | 'parameters'
  | 'oom-slab'
  | 'sdb-caches'
  | 'crash-kmem'
  | 'uma'
  | 'ktrace'
  | 'spl-trace'
  | 'snapshot'
  | 'scenario'
  | 'recording';

/** A row of `/proc/spl/kmem/slab`. Sizes in bytes; null where the form of the listing has no such figure. */
export interface SplSlabReportRow {
  readonly name: string;
  /** The flags word, 32 bits. */
  readonly flags: number | null;
  readonly size: number | null;
  /** Bytes of the objects that are in use or in a magazine. */
  readonly alloc: number | null;
  readonly slabSize: number | null;
  readonly objSize: number;
  readonly slabs: Counts;
  readonly objects: Counts;
  readonly emergency: { readonly dlock: number; readonly alloc: number; readonly max: number } | null;
  /** States that the flags show: what the cache did at the moment of the listing. */
  readonly states: readonly CacheState[];
}

/** Slabs or objects held, those in use, and the most that ever were. */
interface Counts {
  readonly total: number | null;
  readonly alloc: number | null;
  readonly max: number | null;
}

/** A state that a cache can be caught in. */
export type CacheState = 'DEADLOCKED' | 'GROWING' | 'REAPING' | 'DESTROY';

/** A row of `/proc/slabinfo`. Sizes in bytes. */
export interface SlabinfoRow {
  readonly name: string;
  readonly active: number;
  readonly total: number;
  /** With padding. */
  readonly objSize: number;
  readonly objPerSlab: number;
  readonly pagesPerSlab: number;
  readonly slabsActive: number;
  readonly slabs: number;
  readonly heldBytes: number;
}

/** A row of `slabtop`. */
export interface SlabtopRow {
  readonly name: string;
  readonly objects: number;
  readonly active: number;
  /** Rounded to 0.01 KiB. */
  readonly objSizeKiB: number;
  readonly slabs: number;
  readonly objPerSlab: number;
  readonly cacheKiB: number;
}

/** A parameter of the spl module. */
export interface ParameterRow {
  readonly name: string;
  /** A number if the value is a decimal number that can be held exactly, else its text. */
  readonly value: number | string;
}

/** A row of the kernel's "Unreclaimable slab info". */
export interface OomSlabRow {
  readonly name: string;
  readonly usedKiB: number;
  readonly totalKiB: number;
}

/** A row of `spl_kmem_caches` as sdb prints it. */
export interface SdbCacheRow {
  readonly name: string;
  /** Bytes of an object with its header and padding. */
  readonly entrySize: number;
  /** Objects in use or in a magazine. */
  readonly objects: number;
  /** The allocator that holds the objects, such as `SPL` or `SLUB`. */
  readonly backing: string;
  /** Percent; null if the row is cut before it. */
  readonly util: number | null;
  /** What only -v prints; left out without it. */
  readonly verbose?: SdbFigures;
  /** Bytes of its slabs, rounded to four digits. */
  readonly totalBytes?: number;
}

/** The further figures of `spl_kmem_caches -v`. Sizes in bytes; slabs are 0 for a cache of the Linux slab. */
export interface SdbFigures {
  /** Names of flags, such as `KMC_KVMEM`. */
  readonly flags: readonly string[];
  readonly objSize: number;
  readonly slabSize: number;
  readonly slabs: number;
  readonly activeSlabs: number;
  /** Objects that the slabs have room for. */
  readonly places: number;
}

/** A cache of a trace: the calls on it. */
export interface TraceRow {
  readonly name: string;
  /** Bytes of an object. */
  readonly objSize: number;
  readonly allocs: number;
  readonly frees: number;
  /** Objects in use at the end that were allocated in the trace, and the most at a time. */
  readonly live: number;
  readonly peak: number;
}

/** A row of any kind. */
export type ReportRow =
  | SplSlabReportRow
  | SlabinfoRow
  | SlabtopRow
  | ParameterRow
  | OomSlabRow
  | SdbCacheRow
  | TraceRow;

/** One thing found in a text. */
export interface ReportPart {
  readonly kind: PartKind;
  /** First and last line, from 1, both included. */
  readonly lines: readonly [from: number, to: number];
  /** Which listing of its kind in the text it is, from 1. */
  readonly moment: number;
  /** The release, or the range of releases, that the part comes from; null if unknown. */
  readonly era: string | null;
  readonly rows: readonly ReportRow[];
  /** What the text calls it, in a line above it. */
  readonly title?: string;
  /** Which side of a diff it is. */
  readonly version?: 'old' | 'new';
  /** Of a trace only. */
  readonly trace?: TraceSummary;
}

/** What is wrong with a text. */
export interface ReportProblem {
  /** From 1; null for the whole text. */
  readonly line: number | null;
  readonly kind: string;
  /** What happened, why, and what to do. */
  readonly text: string;
}

/** All that was found in a text. */
export interface Report {
  readonly parts: readonly ReportPart[];
  readonly problems: readonly ReportProblem[];
  /** What was restored in the text, with certainty; left out if nothing was. */
  readonly remarks?: readonly ReportProblem[];
  /** Lines with text that belong to no part. */
  readonly ignoredLines: number;
  /** Bytes of a page, if the text names it. */
  readonly pageSize?: number;
}
