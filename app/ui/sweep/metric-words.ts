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
  if (ns >= 1e9) return `${(ns / 1e9).toFixed(2)} s`;
  if (ns >= 1e6) return `${(ns / 1e6).toFixed(1)} ms`;
  return ns >= 1e3 ? `${(ns / 1e3).toFixed(1)} µs` : `${Math.round(ns)} ns`;
}
