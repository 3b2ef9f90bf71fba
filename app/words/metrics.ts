import { METRICS, type Metric } from '../model/outcome/outcome.ts';
import { formatBytes, formatCount, formatShare } from './numbers.ts';
import { formatDuration } from './times.ts';

/** What each metric is called. */
export const METRIC_WORDS: Readonly<Record<Metric, string>> = {
  operations: 'operations done',
  hitRate: 'magazine hit rate',
  hits: 'magazine hits',
  meanBytes: 'mean memory held',
  peakBytes: 'peak memory held',
  used: 'mean share in use',
  meanHeaders: 'lost to headers and alignment',
  meanFree: 'lost to free objects in slabs',
  meanParked: 'lost to objects in magazines',
  lockAcquisitions: 'skc_lock taken',
  spins: 'skc_lock contended',
  spinTime: 'time spent spinning',
  slabsGrown: 'slabs grown',
  slabsFreed: 'slabs freed',
  pageCalls: 'calls to vmalloc and page allocator',
  scanned: 'objects scanned by shrinkers',
  reclaimed: 'objects reclaimed',
  reclaimEfficiency: 'share of scanned objects reclaimed',
  emergencies: 'emergency objects',
  deadlocks: 'deadlocks',
  deadlockTime: 'time until deadlock recovery',
  stalls: 'waits for a slab',
  stallTime: 'time spent waiting for slabs',
  time: 'machine time',
};

/** A value of a metric, in the unit that reads best. */
export function formatMetric(metric: Metric, value: number): string {
  switch (METRICS[metric].unit) {
    case 'bytes':
      return formatBytes(Math.round(value));
    case 'ns':
      return formatDuration(value);
    case 'share':
      return formatShare(value);
    case 'count':
      return formatCount(value);
  }
}

/** Whether less or more of a metric is better; empty if it is neither good nor bad. */
export function betterWords(metric: Metric): string {
  const { better } = METRICS[metric];
  return better === 'neither' ? '' : `${better} is better`;
}
