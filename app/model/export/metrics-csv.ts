import { NS_PER_MS } from '../../../engine/index.ts';
import type { Recording } from '../recording.ts';
import { csvRow } from './csv.ts';

/** The most rows. */
const ROWS = 2000;

/**
 * The numbers of a recording over time as CSV: memory, and the slabs and objects of each cache, at moments equally
 * spaced in time, or in events if no time passes. `nameOf` names caches by number.
 */
export function metricsCsv(recording: Recording, nameOf: (cache: number) => string): string {
  const { series, times, length } = recording;
  const caches = series.caches.map((tracks, index) => ({ tracks, name: nameOf(index) }));
  const parts = ['slabs', 'used', 'parked', 'emergency'] as const;
  const head = [
    'ms',
    'event',
    'free_pages',
    'pressure_pages',
    ...caches.flatMap(({ name }) => parts.map((part) => `${name} ${part}`)),
  ];
  const lines = [csvRow(head)];
  const end = times.latest;
  let last = -1;
  for (let row = 0; row <= ROWS; row++) {
    const moment = end > 0 ? recording.momentAtTime((end * row) / ROWS) : Math.round((length * row) / ROWS);
    if (moment === last) continue;
    last = moment;
    const values = caches.flatMap(({ tracks }) => parts.map((part) => tracks[part].before(moment)));
    const memory = [series.freePages.before(moment), series.pressure.before(moment)];
    const ms = Number((times.before(moment) / NS_PER_MS).toFixed(6));
    lines.push(csvRow([ms, moment, ...memory, ...values]));
  }
  return lines.join('');
}
