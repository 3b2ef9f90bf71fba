import type { CacheWhatIf, Trial, WhatIf, WhatIfReason } from '../../model/diagnose/what-if.ts';
import { formatBytes, formatCount, plural } from '../numbers.ts';
import { signedBytes, signedShare } from './changes.ts';

/** A parameter and its value: “obj_per_slab = 4”. */
export function trialWords({ name, value }: Trial): string {
  return `${name.replace('spl_kmem_cache_', '')} = ${formatCount(value)}`;
}

/** What a value does to all caches, in a sentence. */
export function whatIfWords({ trial, nowBytes, thenBytes, leastBytes, caches }: WhatIf): string {
  const change = thenBytes - nowBytes;
  const moved = caches.filter(({ reason }) => reason?.kind === 'to the Linux slab').length;
  const toLinux = moved === 0 ? '' : ` ${plural(moved, 'cache')} would go to the Linux slab.`;
  const [first] = caches;
  const alike = first !== undefined && caches.every(({ reason }) => reason?.kind === first.reason?.kind);
  if (alike && change === 0 && first?.reason != null)
    return `With ${trialWords(trial)} nothing changes: ${reasonWords(first.reason)}.`;
  if (change === 0) return `With ${trialWords(trial)} no layout would need more or less memory.${toLinux}`;
  const least =
    formatBytes(leastBytes) !== formatBytes(thenBytes)
      ? `, down to ${formatBytes(leastBytes)} if objects are packed tightly`
      : '';
  return `With ${trialWords(trial)}: ${formatBytes(thenBytes)} instead of ${formatBytes(nowBytes)} (${signedShare(change / nowBytes)}) with the same number of places for objects${least}.${toLinux}`;
}

/** What a value does to one cache: “104.8 MiB −3.0 %”. */
export function cacheWhatIfWords({ heldBytes, change, leastBytes, reason }: CacheWhatIf): string {
  if (reason?.kind === 'to the Linux slab') return `≥ ${formatBytes(leastBytes ?? 0)}`;
  if (heldBytes === null) return '?';
  const now = heldBytes - (change ?? 0);
  if (change === null || change === 0) return 'as now';
  return now === 0 ? formatBytes(heldBytes) : `${formatBytes(heldBytes)} ${signedShare(change / now)}`;
}

/** What a value does to one cache with its reason, in a sentence. */
export function cacheWhatIfSentence(result: CacheWhatIf): string {
  const { layout, change, reason, leastBytes, heldBytes } = result;
  const parts: string[] = [];
  if (change !== null && change !== 0 && heldBytes !== null) {
    parts.push(`${signedBytes(change)} with the same number of places`);
    if (leastBytes !== null && leastBytes < heldBytes)
      parts.push(`${formatBytes(leastBytes)} if packed tightly`);
  }
  if (layout !== null && reason?.kind !== 'linux slab')
    parts.push(`slabs of ${plural(layout.objsPerSlab, 'object')} in ${formatBytes(layout.slabSize)}`);
  if (reason !== null) parts.push(reasonWords(reason));
  return parts.join('; ');
}

/** Why a value changes nothing, or what it changes that bytes do not show. */
function reasonWords(reason: WhatIfReason): string {
  switch (reason.kind) {
    case 'gone':
      return `this parameter was removed in ${sinceWords(reason.last)}`;
    case 'not yet':
      return `this parameter came with ${reason.first}, after the release of this machine`;
    case 'never read':
      return 'the module never reads this parameter';
    case 'not the layout':
      return 'it decides when memory is returned, not how slabs are laid out';
    case 'magazines':
      return `magazines of ${plural(reason.next, 'object')} instead of ${formatCount(reason.now)}: up to ${formatBytes(reason.bytes)} idle on all CPUs; slabs stay as they are`;
    case 'linux slab':
      return 'the Linux slab has these objects, so SPL layouts do not apply';
    case 'asked for': {
      const { backing, isSure } = reason;
      return backing === 'Linux'
        ? 'KMC_SLAB is set: the limits do not apply'
        : `KMC_${backing} is set${isSure ? '' : ', and the listing does not show if the cache asked for it; if so'}: slab_limit does not apply`;
    }
    case 'above the limit':
      return `${formatCount(reason.size)} B is above the limit of ${formatCount(reason.limit)} B`;
    case 'largest slab':
      return `the slab is cut by max_size (${formatBytes(reason.bytes)}), whatever the target`;
    case 'page blocks':
      return 'KMC_KMEM slabs are powers of two of pages, at least two: the same block is used';
    case 'same layout':
      return 'the slab is laid out the same';
    case 'no slab now':
      return 'it has no slab now';
    case 'unknown layout':
      return 'the table does not show how it is laid out';
    case 'refused':
      return 'the cache could not be created: no slab can hold its objects';
    case 'to the Linux slab':
      return `it would go to the Linux slab: ${formatBytes(reason.payload)} of objects and what the Linux slab adds`;
    case 'to SPL slabs':
      return 'it would use SPL slabs';
  }
}

/** The release that took a parameter away, by the last that had it. */
export function sinceWords(last: string): string {
  return SINCE[last] ?? `the release after ${last}`;
}

const SINCE: Readonly<Record<string, string>> = { '0.8.6': '2.0', '2.2.2': '2.2.3', '2.2.8': '2.3' };
