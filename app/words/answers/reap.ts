import { type ReapNow, type ReapRefusal, whatWouldReapFree } from '../../model/answers/reap-forecast.ts';
import { slabName } from '../../model/names/names.ts';
import type { CacheView } from '../../model/plain-view.ts';
import type { View } from '../../model/view.ts';
import { formatBytes, plural } from '../numbers.ts';
import { type Answer, type Step, slabNames } from './answer.ts';

const REFUSALS: Readonly<Record<ReapRefusal, string>> = {
  linux: 'This cache is delegated to the Linux slab: a reap only calls its reclaim callback.',
  destroying: 'The cache is being destroyed: a reap now would panic.',
  reaping:
    'The cache is already being reaped (KMC_BIT_REAPING): a second reap returns at once and frees nothing.',
};

/** What would a reap on this CPU free now? */
export function sayWhatReapWouldFree(view: View, cache: CacheView, cpu: number): Answer {
  const reap = whatWouldReapFree(view, cache, cpu);
  const { refusal, forecast, bytes, highlight } = reap;
  if (refusal !== null) return { sentence: REFUSALS[refusal], steps: [], highlight };
  const { freed, kept } = forecast;
  const result =
    freed.length === 0
      ? 'no slab is freed'
      : `${plural(freed.length, 'slab')} ${freed.length === 1 ? 'is' : 'are'} freed (${slabNames(view, freed)}), ${formatBytes(bytes)}`;
  return {
    sentence: `A reap on CPU ${cpu} now: ${flushWords(reap)}; ${result}.`,
    steps: [...elsewhereSteps(cache, reap), ...keptSteps(view, kept)],
    highlight,
  };
}

function flushWords({ flushes, forecast }: ReapNow): string {
  if (!flushes) return 'no magazine is flushed (spl_kmem_cache_expire lacks KMC_EXPIRE_MEM)';
  const { length } = forecast.flushed;
  if (length === 0) return 'its magazine is empty';
  return `its magazine returns ${plural(length, 'object')} to ${length === 1 ? 'its slab' : 'their slabs'}`;
}

function elsewhereSteps(cache: CacheView, { elsewhere: { objs, fullest } }: ReapNow): Step[] {
  if (objs === 0) return [];
  const text = `The magazines of other CPUs are not flushed: they keep ${plural(objs, 'object')}.`;
  return [{ text, about: { kind: 'magazine', cache: cache.index, cpu: fullest } }];
}

function keptSteps(view: View, kept: readonly number[]): Step[] {
  const [first] = kept;
  if (first === undefined) return [];
  const text =
    kept.length === 1
      ? `${slabName(view, first)} stays although none of its objects is in use: they are in magazines.`
      : `${plural(kept.length, 'slab')} stay although none of their objects is in use: they are in magazines (${slabNames(view, kept)}).`;
  return [{ text, about: { kind: 'slab', slot: first } }];
}
