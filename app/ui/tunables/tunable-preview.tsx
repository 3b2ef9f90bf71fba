import type { JSX } from 'react';
import type { CacheLayout, TunableName } from '../../../engine/index.ts';
import { layoutWith } from '../../model/layout/layout-with.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { bytes } from '../words.ts';

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

function waste({ objSize }: CacheView, { slabSize, slabObjs }: CacheLayout): string {
  return slabSize === 0 ? '—' : `${((1 - (slabObjs * objSize) / slabSize) * 100).toFixed(1)} %`;
}
