import type { JSX } from 'react';
import type { CacheLayout, TunableName } from '../../../engine/index.ts';
import { layoutWith } from '../../model/layout/layout-with.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { formatBytes } from '../../words/numbers.ts';
import { overheadWords, refusalWords } from '../../words/tunables.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';

/** The layout that another value of a module parameter would give the cache in focus, beside the one the present value gives. */
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
  if (then.kind !== 'made')
    return <p className="note problem">{`${cache.name} would not be created: ${refusalWords(then)}.`}</p>;
  if (now.kind !== 'made') return null;
  const rows = rowsOf(cache, now.layout, then.layout);
  const differing = rows.filter(([, before, after]) => before !== after);
  return (
    <div className="preview note" role="status">
      <strong>{cache.name}, if recreated</strong>
      {differing.length === 0 ? (
        <p className="dim">has the same layout as now.</p>
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

/** What a layout means for a cache, before and after. */
function rowsOf(
  { objSize }: CacheView,
  now: CacheLayout,
  then: CacheLayout,
): readonly (readonly [string, string, string])[] {
  return [
    ['backing', now.backing, then.backing],
    ['slab', formatBytes(now.slabSize), formatBytes(then.slabSize)],
    ['objects per slab', String(now.slabObjs), String(then.slabObjs)],
    ['overhead', overheadWords(now, objSize), overheadWords(then, objSize)],
    ['magazine size', String(now.magSize), String(then.magSize)],
    ['most in a magazine', formatBytes(now.magSize * objSize), formatBytes(then.magSize * objSize)],
  ];
}
