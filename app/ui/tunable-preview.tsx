import type { JSX } from 'react';
import {
  type CacheLayout,
  KMC_BITS,
  type KmcFlag,
  previewCache,
  type TunableName,
  type Tunables,
} from '../../engine/index.ts';
import type { CacheView } from '../model/plain-view.ts';
import { tunablesOf } from '../model/queries/tunables-of.ts';
import type { View } from '../model/view.ts';
import { useThrottledSession } from './use-throttled-session.ts';
import { bytes } from './words.ts';

/** Flags that a cache was asked for with, as far as they decide its layout. */
const LAYOUT_FLAGS: readonly KmcFlag[] = ['KMEM', 'VMEM', 'SLAB', 'OFFSLAB'];

/** What another value of a module parameter would give for the cache in focus, beside what the present one gives. */
export function TunablePreview({
  name,
  value,
}: {
  readonly name: TunableName;
  readonly value: number;
}): JSX.Element | null {
  const { view, focus } = useThrottledSession();
  const cache = view.caches[focus] ?? null;
  if (cache === null) return null;
  const now = layoutWith(view, cache, {});
  const then = layoutWith(view, cache, { [name]: value });
  if (typeof then === 'string')
    return <p className="note problem">{`${cache.name} would not be created: ${then}.`}</p>;
  if (typeof now === 'string') return null;
  const rows = [
    ['backing', now.backing, then.backing],
    ['slab', bytes(now.slabSize), bytes(then.slabSize)],
    ['objects in it', String(now.slabObjs), String(then.slabObjs)],
    ['not payload', waste(cache, now), waste(cache, then)],
    ['magazine', String(now.magSize), String(then.magSize)],
    ['parked per CPU, at most', bytes(now.magSize * cache.objSize), bytes(then.magSize * cache.objSize)],
  ] as const;
  const differing = rows.filter(([, before, after]) => before !== after);
  return (
    <div className="preview note" role="status">
      <strong>{cache.name}, created anew</strong>
      {differing.length === 0 ? (
        <p className="dim">would be laid out as now.</p>
      ) : (
        <dl>
          {differing.map(([what, before, after]) => (
            <div key={what}>
              <dt className="dim">{what}</dt>
              <dd className="mono">
                {before} → {after}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** The layout of a cache under the parameters of the moment, some of them changed; why there is none otherwise. */
function layoutWith(view: View, cache: CacheView, change: Partial<Tunables>): CacheLayout | string {
  const tunables = { ...tunablesOf(view), ...change };
  const flags = LAYOUT_FLAGS.filter((flag) => (cache.flags & (1 << KMC_BITS[flag])) !== 0);
  const align = cache.objAlign;
  const preview = previewCache(tunables, { size: cache.objSize, align, flags });
  if (preview.kind === 'made') return preview.layout;
  return preview.kind === 'null' ? 'no slab of such objects can be laid out' : preview.reason;
}

function waste({ objSize }: CacheView, { slabSize, slabObjs }: CacheLayout): string {
  return slabSize === 0 ? '—' : `${((1 - (slabObjs * objSize) / slabSize) * 100).toFixed(1)} %`;
}
