/** The outcome of a run: sums, means over the machine's time, and peaks. Sizes in bytes, times in ns. */
export interface Outcome {
  /** The machine's time. */
  readonly time: number;
  /** Calls of the allocator that gave or took an object. */
  readonly operations: number;
  /** Those of them that a magazine served alone. */
  readonly hits: number;
  readonly lockAcquisitions: number;
  /** How often skc_lock was contended, and how long tasks spun on it. */
  readonly spins: number;
  readonly spinTime: number;
  readonly slabsGrown: number;
  readonly slabsFreed: number;
  /** Calls of vmalloc, vfree and the page allocator. */
  readonly pageCalls: number;
  /** Memory that caches hold: slabs and emergency objects. */
  readonly meanBytes: number;
  readonly peakBytes: number;
  /** Means of memory that is not in use: around objects, free in slabs, and idle in magazines. */
  readonly meanHeaders: number;
  readonly meanFree: number;
  readonly meanParked: number;
  /** Objects that shrinkers were asked to scan, and those they reported as freed. */
  readonly scanned: number;
  readonly reclaimed: number;
  readonly emergencies: number;
  readonly deadlocks: number;
  /** How long caches were marked as deadlocked. */
  readonly deadlockTime: number;
  /** Waits for a new slab, and their total length. */
  readonly stalls: number;
  readonly stallTime: number;
  /** The machine halted: it panicked or ran out of memory. */
  readonly isStopped: boolean;
}

/** A number of an outcome that can be compared. */
export type Metric = Exclude<keyof Outcome, 'isStopped'> | 'hitRate' | 'used' | 'reclaimEfficiency';

/** The unit of a metric, and whether less is better. Its name is in app/words. */
export interface MetricInfo {
  readonly unit: 'bytes' | 'ns' | 'count' | 'share';
  readonly better: 'less' | 'more' | 'neither';
}

/** All metrics, in the order of a table. */
export const METRICS: Readonly<Record<Metric, MetricInfo>> = {
  operations: { unit: 'count', better: 'more' },
  hitRate: { unit: 'share', better: 'more' },
  hits: { unit: 'count', better: 'more' },
  meanBytes: { unit: 'bytes', better: 'less' },
  peakBytes: { unit: 'bytes', better: 'less' },
  used: { unit: 'share', better: 'more' },
  meanHeaders: { unit: 'bytes', better: 'less' },
  meanFree: { unit: 'bytes', better: 'less' },
  meanParked: { unit: 'bytes', better: 'less' },
  lockAcquisitions: { unit: 'count', better: 'less' },
  spins: { unit: 'count', better: 'less' },
  spinTime: { unit: 'ns', better: 'less' },
  slabsGrown: { unit: 'count', better: 'less' },
  slabsFreed: { unit: 'count', better: 'neither' },
  pageCalls: { unit: 'count', better: 'less' },
  scanned: { unit: 'count', better: 'less' },
  reclaimed: { unit: 'count', better: 'neither' },
  reclaimEfficiency: { unit: 'share', better: 'more' },
  emergencies: { unit: 'count', better: 'less' },
  deadlocks: { unit: 'count', better: 'less' },
  deadlockTime: { unit: 'ns', better: 'less' },
  stalls: { unit: 'count', better: 'less' },
  stallTime: { unit: 'ns', better: 'less' },
  time: { unit: 'ns', better: 'neither' },
};

/** The metrics by name, in the order of a table. */
export const METRIC_NAMES: readonly Metric[] = Object.keys(METRICS).map((name) => name as Metric);

/** A metric of an outcome; a share of nothing is 0. */
export function metricOf(outcome: Outcome, metric: Metric): number {
  switch (metric) {
    case 'hitRate':
      return share(outcome.hits, outcome.operations);
    case 'used': {
      const { meanBytes, meanHeaders, meanFree, meanParked } = outcome;
      return share(meanBytes - meanHeaders - meanFree - meanParked, meanBytes);
    }
    case 'reclaimEfficiency':
      return share(outcome.reclaimed, outcome.scanned);
    default:
      return outcome[metric];
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
