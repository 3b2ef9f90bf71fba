import type { Recording } from '../model/recording.ts';
import type { View } from '../model/view.ts';
import { plural } from './numbers.ts';

/** A running count of reclaim up to a moment, in words; empty before the kernel has asked a shrinker. */
export function reclaimWords({
  recording,
  view,
  moment,
}: {
  readonly recording: Recording;
  readonly view: View;
  readonly moment: number;
}): string {
  const { asked, scanned, reclaimed } = recording.series.reclaim;
  const times = asked.before(moment);
  if (times === 0) return '';
  let pinned = 0;
  let slabs = 0;
  for (const cache of view.caches) {
    if (cache === null) continue;
    slabs += cache.slabTotal;
    for (const skm of cache.magazines) pinned += skm?.count ?? 0;
  }
  const parts = [
    `asked ${plural(times, 'time')}`,
    `${plural(scanned.before(moment), 'object')} scanned`,
    `${plural(reclaimed.before(moment), 'slab')} freed`,
    `${plural(slabs, 'slab')} left`,
    `${plural(pinned, 'object')} in magazines`,
  ];
  return `Reclaim: ${parts.join(' · ')}`;
}
