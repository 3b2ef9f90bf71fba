import type { ListedPart, PartCount } from '../../model/diagnose/parts.ts';
import { formatCount, listed, plural } from '../numbers.ts';

/** What the kinds of parts of a report are called. */
export const PART_WORDS: Readonly<Record<ListedPart['kind'], string>> = {
  'spl-slab': '/proc/spl/kmem/slab',
  slabinfo: '/proc/slabinfo',
  slabtop: 'slabtop',
  parameters: 'module parameters',
  'oom-slab': 'the out-of-memory list of the kernel',
  'sdb-caches': 'spl_kmem_caches of sdb',
  'crash-kmem': 'kmem -s of crash',
  uma: 'UMA zones of FreeBSD',
  ktrace: 'a trace of the Linux slab',
  snapshot: 'a snapshot of the capture kit',
  'spl-trace': 'a trace of the capture kit',
  scenario: 'a scenario',
  recording: 'a recording',
};

/** A part of a report: “/proc/spl/kmem/slab, moment 2: after”. */
export function momentWords(part: ListedPart, hasMoments: boolean): string {
  return `${PART_WORDS[part.kind]}${hasMoments ? `, ${momentName(part)}` : ''}`;
}

/** A moment: “moment 2: after”, with what the text calls it, or else with where it is. */
export function momentName(part: ListedPart): string {
  return `moment ${part.moment}: ${titleOf(part) ?? linesWords(part)}`;
}

/** A moment in a sentence: “after” in quotes, or “moment 2” without a title. */
export function quotedMoment(part: ListedPart): string {
  const title = titleOf(part);
  if (title === null) return `moment ${part.moment}`;
  return part.version === undefined ? `“${title}”` : `the ${title}`;
}

function titleOf({ title, version }: ListedPart): string | null {
  return version === undefined ? (title ?? null) : VERSIONS[version];
}

const VERSIONS: Readonly<Record<NonNullable<ListedPart['version']>, string>> = {
  old: 'old side of the diff',
  new: 'new side of the diff',
};

function linesWords({ lines: [from, to] }: ListedPart): string {
  return from === to ? `line ${formatCount(from)}` : `lines ${formatCount(from)} to ${formatCount(to)}`;
}

/** A part of a report with its lines: “/proc/spl/kmem/slab, moment 2 (after): 8 caches, lines 5 to 12”. */
export function partWords(part: ListedPart, hasMoments: boolean): string {
  const { kind, rows, moment } = part;
  const title = titleOf(part);
  const name = hasMoments ? `, moment ${moment}${title === null ? '' : ` (${title})`}` : '';
  const what = kind === 'parameters' ? plural(rows.length, 'parameter') : plural(rows.length, 'cache');
  return `${PART_WORDS[kind]}${name}: ${what}, ${linesWords(part)}`;
}

/** What was found beside a listing: “Found beside it: 4 module parameters and 1 table of slabtop.” */
export function besideWords(counts: readonly PartCount[]): string {
  if (counts.length === 0) return '';
  const words = counts.map(({ kind, parts, rows }) =>
    kind === 'parameters'
      ? plural(rows, 'module parameter')
      : `${plural(parts, 'table')} of ${PART_WORDS[kind]}`,
  );
  return `Found beside it: ${listed(words)}.`;
}

/** What was not understood. */
export function ignoredWords(lines: number): string {
  return lines === 0 ? '' : `${plural(lines, 'other line was', 'other lines were')} left out.`;
}

/** What to add to a report that lists no caches. */
export const NO_CACHES =
  'This report lists no caches. Paste what “cat /proc/spl/kmem/slab” prints together with it.';
