import type { CacheChange, Change } from '../../model/diagnose/changes.ts';
import { formatBytes, formatCount, formatShare, plural } from '../numbers.ts';

/** What changed between two moments, in a sentence. */
export function changeWords({ heldDelta, most, caches }: Change): string {
  const changed = caches.filter(({ kind }) => kind !== 'same').length;
  if (changed === 0) return 'Nothing changed between the two moments.';
  const all =
    heldDelta === 0
      ? 'The bytes held did not change'
      : `${heldDelta > 0 ? 'Grew' : 'Shrank'} by ${formatBytes(Math.abs(heldDelta))}`;
  if (most === null) return `${all}; ${plural(changed, 'cache')} filled or drained.`;
  return `${all}: ${most.name} explains ${formatShare(most.share)} of ${most.heldDelta > 0 ? 'what grew' : 'what shrank'} (${signedBytes(most.heldDelta)}).`;
}

/** What happened to one cache, with its figures. */
export function cacheChangeWords({ kind, slabs, objects }: CacheChange): string {
  switch (kind) {
    case 'grew':
    case 'shrank':
      return `${kind} from ${figure(slabs.before)} to ${plural(slabs.after ?? 0, 'slab')}`;
    case 'filled':
    case 'drained':
      return `${kind} from ${figure(objects.before)} to ${plural(objects.after ?? 0, 'object')}`;
    case 'same':
      return 'did not change';
    case 'only before':
      return 'only in the first listing';
    case 'only after':
      return `only in the second listing, with ${plural(slabs.after ?? 0, 'slab')}`;
  }
}

function figure(count: number | null): string {
  return count === null ? '?' : formatCount(count);
}

/** Bytes with their sign: “+1.5 MiB”, “−3 KiB”, “0 B”. */
export function signedBytes(bytes: number): string {
  if (bytes === 0) return formatBytes(0);
  return `${bytes > 0 ? '+' : '−'}${formatBytes(Math.abs(bytes))}`;
}

/** A change in percent with its sign: “−3.0 %”. */
export function signedShare(share: number): string {
  const percent = (100 * Math.abs(share)).toFixed(1);
  if (percent === '0.0') return '±0 %';
  return `${share > 0 ? '+' : '−'}${percent} %`;
}
