/** What a run came to: sums, means over the machine's time, and peaks. Sizes in bytes, times in ns. */
export interface Outcome {
  /** The machine's time. */
  readonly time: number;
  /** Calls of the allocator that gave or took an object. */
  readonly operations: number;
  /** Of those, the ones that a magazine served by itself. */
  readonly hits: number;
  readonly lockAcquisitions: number;
  /** Times that somebody found skc_lock taken, and how long they spun. */
  readonly spins: number;
  readonly spinTime: number;
  readonly slabsGrown: number;
  readonly slabsFreed: number;
  /** Calls of vmalloc, vfree and the page allocator. */
  readonly pageCalls: number;
  /** Memory that caches hold: slabs and emergency objects. */
  readonly meanBytes: number;
  readonly peakBytes: number;
  /** Means of what is not in use: between objects, free in slabs, and idle in magazines. */
  readonly meanHeaders: number;
  readonly meanFree: number;
  readonly meanParked: number;
  /** Objects that shrinkers were asked to scan, and what they say they freed. */
  readonly scanned: number;
  readonly reclaimed: number;
  readonly emergencies: number;
  readonly deadlocks: number;
  /** How long caches counted as deadlocked. */
  readonly deadlockTime: number;
  /** Waits for a new slab, and how long they took. */
  readonly stalls: number;
  readonly stallTime: number;
  /** The machine stopped: by a panic, or for want of memory. */
  readonly isStopped: boolean;
}

/** A number of an outcome that can be compared. */
export type Metric = Exclude<keyof Outcome, 'isStopped'> | 'hitRate' | 'used' | 'reclaimEfficiency';

/** How a metric is said: its name, its unit, and whether less is better. */
export interface MetricInfo {
  readonly name: string;
  readonly unit: 'bytes' | 'ns' | 'count' | 'share';
  readonly better: 'less' | 'more' | 'neither';
}

/** All metrics, in the order of a table. */
export const METRICS: Readonly<Record<Metric, MetricInfo>> = {
  operations: { name: 'operations done', unit: 'count', better: 'more' },
  hitRate: { name: 'magazine hit rate', unit: 'share', better: 'more' },
  hits: { name: 'magazine hits', unit: 'count', better: 'more' },
  meanBytes: { name: 'memory held, mean', unit: 'bytes', better: 'less' },
  peakBytes: { name: 'memory held, peak', unit: 'bytes', better: 'less' },
  used: { name: 'of it in use, mean', unit: 'share', better: 'more' },
  meanHeaders: { name: 'lost to headers and alignment', unit: 'bytes', better: 'less' },
  meanFree: { name: 'lost to free objects in slabs', unit: 'bytes', better: 'less' },
  meanParked: { name: 'lost to objects in magazines', unit: 'bytes', better: 'less' },
  lockAcquisitions: { name: 'skc_lock taken', unit: 'count', better: 'less' },
  spins: { name: 'skc_lock found taken', unit: 'count', better: 'less' },
  spinTime: { name: 'time spent spinning', unit: 'ns', better: 'less' },
  slabsGrown: { name: 'slabs grown', unit: 'count', better: 'less' },
  slabsFreed: { name: 'slabs freed', unit: 'count', better: 'neither' },
  pageCalls: { name: 'calls of vmalloc and pages', unit: 'count', better: 'less' },
  scanned: { name: 'objects scanned by shrinkers', unit: 'count', better: 'less' },
  reclaimed: { name: 'objects reclaimed', unit: 'count', better: 'neither' },
  reclaimEfficiency: { name: 'reclaimed of scanned', unit: 'share', better: 'more' },
  emergencies: { name: 'emergency objects', unit: 'count', better: 'less' },
  deadlocks: { name: 'deadlocks', unit: 'count', better: 'less' },
  deadlockTime: { name: 'time in deadlock, to recover', unit: 'ns', better: 'less' },
  stalls: { name: 'waits for a slab', unit: 'count', better: 'less' },
  stallTime: { name: 'time spent waiting for slabs', unit: 'ns', better: 'less' },
  time: { name: 'machine time', unit: 'ns', better: 'neither' },
};

/** The metrics by name, in the order of a table. */
export const METRIC_NAMES: readonly Metric[] = Object.keys(METRICS).map((name) => name as Metric);

/** A metric of an outcome; shares are 0 where there was nothing to share. */
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
