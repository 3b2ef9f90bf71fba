import type { CacheDiagnosis } from '../../model/diagnose/cache-diagnosis.ts';
import type { ListingDiagnosis } from '../../model/diagnose/diagnosis.ts';
import type { CacheWhatIf, WhatIf } from '../../model/diagnose/what-if.ts';
import { type Cell, csvRow } from '../../model/export/csv.ts';
import { formatBytes, formatShare } from '../numbers.ts';
import { headlineWords } from './headline.ts';
import { freedWords } from './reap-reach.ts';
import { eraWords, unsayableWords } from './unsayable.ts';
import { cacheWhatIfWords, trialWords, whatIfWords } from './what-if.ts';
import { whyWords } from './worded.ts';

type CsvColumn = readonly [name: string, cell: (found: CacheDiagnosis) => Cell | null];

const CSV: readonly CsvColumn[] = [
  ['cache', ({ cache }) => cache.name],
  ['backing', ({ cache }) => cache.backing],
  ['object_size', ({ cache }) => cache.objSize],
  ['slab_size', ({ cache }) => cache.shape?.slabSize ?? null],
  ['objects_per_slab', ({ cache }) => cache.shape?.objsPerSlab ?? null],
  ['slabs', ({ cache }) => cache.slabs.total],
  ['slabs_in_use', ({ cache }) => cache.slabs.alloc],
  ['objects', ({ cache }) => cache.objects.total],
  ['objects_in_use', ({ cache }) => cache.objects.alloc],
  ['held_bytes', ({ heldBytes }) => heldBytes],
  ['in_use_bytes', ({ split }) => split?.inUse ?? null],
  ['in_magazines_bytes_at_most', ({ split }) => split?.parked.most ?? null],
  ['free_in_slabs_that_stay_bytes', ({ split }) => split?.stays ?? null],
  ['free_in_empty_slabs_bytes', ({ split }) => split?.empty ?? null],
  ['header_bytes', ({ split }) => split?.headers ?? null],
  ['alignment_bytes', ({ split }) => split?.alignment ?? null],
  ['left_over_bytes', ({ split }) => split?.leftOver ?? null],
  ['page_rounding_bytes', ({ split }) => split?.pageRounding ?? null],
  ['emergency_bytes', ({ split }) => split?.emergency ?? null],
  ['reap_one_cpu_slabs_least', ({ reap }) => (reap.refusal === null ? reap.oneCpu.slabs.least : null)],
  ['reap_one_cpu_slabs_most', ({ reap }) => (reap.refusal === null ? reap.oneCpu.slabs.most : null)],
  ['reap_every_cpu_slabs_most', ({ reap }) => (reap.refusal === null ? reap.everyCpu.slabs.most : null)],
  ['deadlocks', ({ cache }) => cache.emergency?.dlock ?? null],
  ['emergency_objects_most', ({ cache }) => cache.emergency?.max ?? null],
  ['states', ({ cache }) => cache.states.join(' ')],
  ['why', (found) => whyWords(found, Number.POSITIVE_INFINITY)],
];

/** All figures of a listing as CSV; a figure that the text lacks is empty. */
export function diagnosisCsv({ caches }: ListingDiagnosis, result: WhatIf): string {
  const trial = trialWords(result.trial);
  const head = csvRow([...CSV.map(([name]) => name), `held_bytes with ${trial}`, `change with ${trial}`]);
  const rows = caches.map((found, i) => {
    const then = result.caches[i];
    const cells = [...CSV.map(([, cell]) => cell(found)), then?.heldBytes ?? null, then?.change ?? null];
    return csvRow(cells.map((cell) => cell ?? ''));
  });
  return [head, ...rows].join('');
}

/** Caches in a reply: those that hold nothing are left out, and so are the smallest of many. */
const MOST_IN_REPLY = 20;

/** A listing as Markdown, for a reply in a bug tracker. */
export function diagnosisMarkdown(listing: ListingDiagnosis, result: WhatIf): string {
  const { caches, era, headline, unsayable } = listing;
  const shown = caches
    .map((found, i) => ({ found, tried: result.caches[i] }))
    .filter(({ found }) => (found.heldBytes ?? 0) > 0)
    .slice(0, MOST_IN_REPLY);
  const heads = [
    'cache',
    'held',
    'in use',
    'free, stays',
    'layout',
    'full',
    'a reap on every CPU frees',
    trialWords(result.trial),
    'why',
  ];
  const left = caches.filter(({ heldBytes }) => (heldBytes ?? 0) > 0).length - shown.length;
  const release = eraWords(era);
  return [
    `**${headlineWords(headline)}**${release === null ? '' : ` (${release})`}`,
    '',
    markdownRow(heads),
    markdownRow(heads.map((_, i) => (i === 0 || i === heads.length - 1 ? '---' : '--:'))),
    ...shown.map(({ found, tried }) => markdownRow(replyCells(found, tried))),
    ...(left > 0 ? ['', `… and ${left} smaller caches.`] : []),
    '',
    whatIfWords(result),
    ...unsayable.map((limit) => `- ${unsayableWords(limit)}`),
    '',
  ].join('\n');
}

function replyCells(found: CacheDiagnosis, tried: CacheWhatIf | undefined): string[] {
  const { cache, heldBytes, split, fullness, reap } = found;
  const bytes = (figure: number | null): string => (figure === null ? '' : formatBytes(figure));
  return [
    `\`${cache.name}\``,
    bytes(heldBytes),
    bytes(split?.inUse ?? null),
    bytes(split?.stays ?? null),
    bytes(split === null ? null : split.headers + split.alignment + split.leftOver + split.pageRounding),
    fullness === null ? '' : formatShare(fullness),
    reap.refusal === null ? freedWords(reap.everyCpu) : '',
    tried === undefined ? '' : cacheWhatIfWords(tried),
    whyWords(found),
  ];
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
