import { NS_PER_MS, NS_PER_S, NS_PER_US } from '../../../engine/index.ts';
import { METRICS, type Metric } from '../../model/outcome/outcome.ts';
import { bytes } from '../words.ts';

/** A value of a metric, in the unit that reads best. */
export function metricWords(metric: Metric, value: number): string {
  switch (METRICS[metric].unit) {
    case 'bytes':
      return bytes(Math.round(value));
    case 'ns':
      return nsWords(value);
    case 'share':
      return `${(100 * value).toFixed(value > 0.995 ? 2 : 1)} %`;
    case 'count':
      return Math.round(value).toLocaleString('en');
  }
}

function nsWords(ns: number): string {
  if (ns >= NS_PER_S) return `${(ns / NS_PER_S).toFixed(2)} s`;
  if (ns >= NS_PER_MS) return `${(ns / NS_PER_MS).toFixed(1)} ms`;
  return ns >= NS_PER_US ? `${(ns / NS_PER_US).toFixed(1)} µs` : `${Math.round(ns)} ns`;
}
