import { magazinePins } from '../model/answers/magazine-pins.ts';
import type { Recording } from '../model/recording.ts';
import type { View } from '../model/view.ts';
import { formatCount, plural } from './numbers.ts';

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
  const left = view.caches.reduce((sum, cache) => sum + (cache?.slabTotal ?? 0), 0);
  const parts = [
    `asked ${plural(times, 'time')}`,
    `${plural(scanned.before(moment), 'object')} scanned`,
    `${plural(reclaimed.before(moment), 'slab')} freed`,
    `${plural(left, 'slab')} left, ${pinnedWords(view)}`,
  ];
  return `Reclaim: ${parts.join(' · ')}`;
}

function pinnedWords(view: View): string {
  const { objects, slabs } = magazinePins(view);
  if (objects === 0) return 'none of them pinned by a magazine';
  return `${formatCount(slabs)} of them pinned by ${plural(objects, 'object')} in magazines`;
}
