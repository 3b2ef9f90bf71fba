import type { Freed, ReapReach, ReapRefusal } from '../../model/diagnose/reap-reach.ts';
import type { Range } from '../../model/diagnose/split.ts';
import { formatBytes, formatCount, plural } from '../numbers.ts';

/** Two bounds as one figure, or as “least–most”. */
export function rangeWords({ least, most }: Range, format: (figure: number) => string = formatCount): string {
  return least === most ? format(least) : `${format(least)}–${format(most)}`;
}

/** What a reap frees: “0–3 slabs (0 B–1.5 MiB)”. */
export function freedWords({ slabs, bytes }: Freed): string {
  const { least, most } = slabs;
  if (most === 0) return 'nothing';
  const count = least === most ? plural(most, 'slab') : `${rangeWords(slabs)} slabs`;
  return `${count} (${rangeWords(bytes, formatBytes)})`;
}

/** Why a reap frees nothing of a cache. */
const REFUSAL_WORDS: Readonly<Record<ReapRefusal, string>> = {
  linux: 'not reaped by the SPL',
  reaping: 'being reaped already',
  destroying: 'being destroyed',
  'no figures': 'not in this table',
};

/** What a reap on one CPU and on every CPU frees, in a sentence. */
export function reapWords({ refusal, withoutFlush, oneCpu, everyCpu }: ReapReach): string {
  if (refusal !== null) return REFUSAL_WORDS[refusal];
  if (everyCpu.slabs.most === 0) return 'nothing, even on every CPU';
  const flushless =
    withoutFlush.slabs.most === 0 ? '' : `; ${freedWords(withoutFlush)} without flushing a magazine`;
  return `on one CPU ${freedWords(oneCpu)}, on every CPU ${freedWords(everyCpu)}${flushless}`;
}

const REFUSAL_SENTENCES: Readonly<Record<ReapRefusal, string>> = {
  linux: 'An SPL reap does not free objects in the Linux slab.',
  reaping: 'It is being reaped already, so another reap frees nothing.',
  destroying: 'It is being destroyed, so a reap frees nothing.',
  'no figures': 'This table does not show what a reap frees.',
};

/** What a reap frees, as a sentence of its own. */
export function reapSentence(reap: ReapReach): string {
  return reap.refusal === null ? `A reap frees ${reapWords(reap)}.` : REFUSAL_SENTENCES[reap.refusal];
}
