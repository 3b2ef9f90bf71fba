import type { Era } from '../../model/diagnose/era.ts';
import type { Unsayable } from '../../model/diagnose/unsayable.ts';
import { formatBytes, listed, plural } from '../numbers.ts';

/** What a diagnosis cannot say, and why. */
export function unsayableWords(limit: Unsayable): string {
  switch (limit.kind) {
    case 'era 2.x':
      return 'This machine runs 2.x, which has no ageing and no shrinker of these caches: idle magazines stay full, and a reap empties only that of its own CPU. A simulated reap of 0.6.5.9 does not predict what it does; KMEM and VMEM are one (KVMEM).';
    case 'older layout':
      return `Slabs of this release are powers of two for at least ${limit.objects} objects. What-if answers use that rule; “Run this machine” can show both layouts.`;
    case 'unknown era':
      return 'Nothing in the text shows the release; it is read as 0.6.4 to 0.8. Paste “cat /sys/module/spl/version” with it.';
    case 'large pages':
      return `Pages are ${formatBytes(limit.pageSize)} (${limit.source === 'asked' ? 'as set above' : 'recognised from the tables'}): every slab takes whole pages, so a small slab costs a page. The simulated machine has 4 KiB pages.`;
    case 'no Linux slab':
      return limit.source === 'parameter'
        ? 'spl_kmem_cache_slab_limit is 0: small caches use SPL slabs here; on most machines they use the Linux slab.'
        : 'Small buffers are in SPL slabs here, so spl_kmem_cache_slab_limit was probably 0 when ZFS was loaded.';
    case 'linux caches':
      return `${plural(limit.caches, 'cache')} (${formatBytes(limit.bytes)} in use) ${limit.caches === 1 ? 'is' : 'are'} in the Linux slab, which Slabscope does not model: paste /proc/slabinfo to see what ${limit.caches === 1 ? 'it holds' : 'they hold'}.`;
    case 'magazines':
      return `The listing does not show how many objects are in magazines, nor on which CPUs. Figures of magazines are given from least to most for ${plural(limit.cpus, 'CPU')}.`;
    case 'estimated':
      return `The slabs of ${listed(limit.caches.slice(0, MOST_NAMES))}${limit.caches.length > MOST_NAMES ? ' and others' : ''} follow no known rule, so their headers and alignment are estimated.`;
    case 'no slabs':
      return 'This table lists no SPL slabs: it shows how full caches are and what they hold, but not what an SPL reap frees. Paste what “cat /proc/spl/kmem/slab” prints.';
  }
}

const MOST_NAMES = 3;

/** The releases that a listing is from: “SPL 0.6.3”; null if nothing in the text shows them. */
export function eraWords({ releases }: Era): string | null {
  if (releases === null) return null;
  return releases.startsWith('2.') ? `ZFS ${releases}` : `SPL ${releases}`;
}
