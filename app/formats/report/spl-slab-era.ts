import { inferEra, type SlabEra } from '../proc-slab/era.ts';
import { procSlabRow } from './proc-slab-row.ts';
import type { ReportRow } from './report.ts';

/** The releases that print a listing with such rows; null if nothing in them shows it. */
export function splSlabEra(rows: readonly ReportRow[], forms: ReadonlySet<string>): string | null {
  if (forms.has('16')) return '0.4.1 to 0.4.7';
  if (forms.has('18')) return '0.4.8 to 0.6.0-rc2';
  const caches = rows.filter((row) => 'emergency' in row).map(procSlabRow);
  if (caches.some(({ flags }) => (flags & RECLAIMABLE) !== 0)) return '2.2.7 to 2.4.4';
  const format = { emergencyColumns: !forms.has('12'), linuxRows: false, header: false };
  const { era, confidence } = inferEra({ rows: caches, format });
  return confidence === 'guess' ? null : RELEASES[era];
}

const RECLAIMABLE = 0x200000;

const RELEASES: Readonly<Record<SlabEra, string>> = {
  '0.6.0': '0.6.0-rc3 to 0.6.0-rc11',
  '0.6.1-0.6.2': '0.6.0-rc12 to 0.6.2',
  '0.6.1-0.6.3': '0.6.0-rc12 to 0.6.3',
  '0.6.3': '0.6.3',
  '0.6.4-0.8': '0.6.4 to 0.8.6',
  '0.8': '0.8.3 to 0.8.6',
  '2.x': '2.0.0 to 2.4.4',
};
