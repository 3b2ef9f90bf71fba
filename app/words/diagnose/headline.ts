import type { Headline, Waste } from '../../model/diagnose/headline.ts';
import { formatBytes, formatShare, listed, plural } from '../numbers.ts';

/** The one sentence on a listing. */
export function headlineWords(headline: Headline): string {
  switch (headline.kind) {
    case 'nothing held':
      return `None of the ${plural(headline.caches, 'cache')} in this listing holds memory.`;
    case 'linux only':
      return `${holders(headline.caches, 'cache')} of the Linux slab ${hold(headline.caches)} ${formatBytes(headline.bytes)}, most of it ${headline.cache} (${formatBytes(headline.cacheBytes)}).`;
    case 'one cache in use': {
      const { cache, cacheBytes, objects, share, bytes, stays, layout } = headline;
      const lost = [
        ...(layout === 0 ? [] : [`the layout costs ${formatBytes(layout)}`]),
        ...(stays === 0 ? [] : [`${formatBytes(stays)} is free in slabs that cannot be freed`]),
      ];
      const rest = lost.length === 0 ? '' : `; ${listed(lost)}`;
      return `${cache} holds ${formatBytes(cacheBytes)} of ${formatBytes(bytes)}, and ${formatShare(share)} of that is its ${plural(objects, 'object')} in use${rest}.`;
    }
    case 'mostly in use': {
      const { caches, bytes, share } = headline;
      return `${holders(caches, 'SPL cache')} ${hold(caches)} ${formatBytes(bytes)}, and ${formatShare(share)} of it is objects in use.`;
    }
    case 'waste': {
      const { caches, bytes, waste, wasteBytes, cache, cacheBytes } = headline;
      const where = caches > 1 ? `, ${placeWords(cacheBytes / wasteBytes, cache)}` : '';
      const who = caches > 1 ? `${plural(caches, 'SPL cache')} hold` : `${cache} holds`;
      return `${who} ${formatBytes(bytes)}; ${formatBytes(wasteBytes)} of it (${formatShare(wasteBytes / bytes)}) is ${WASTE[waste]}${where}.`;
    }
  }
}

const WASTE: Readonly<Record<Waste, string>> = {
  stays: 'free objects in slabs that cannot be freed',
  empty: 'empty slabs, which any reap frees',
  layout: 'headers, alignment and space left over in slabs',
  'page rounding': 'lost because a slab takes whole pages',
  'not shown': 'free objects, headers and alignment, which this table does not separate',
};

function holders(count: number, one: string): string {
  return plural(count, one);
}

function hold(count: number): string {
  return count === 1 ? 'holds' : 'hold';
}

/** Below this share no cache stands out. */
const STANDS_OUT = 0.1;

/** Which cache has most of the waste, or that none has. */
function placeWords(share: number, cache: string): string {
  return share < STANDS_OUT
    ? `spread over them: at most ${formatShare(share)} of that is in one cache (${cache})`
    : `${partWords(share)} in ${cache}`;
}

function partWords(share: number): string {
  if (share > 0.995) return 'all of it';
  if (share > 0.9) return 'nearly all';
  return share > 0.5 ? 'most of it' : `${formatShare(share)} of that`;
}
