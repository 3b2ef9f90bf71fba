import type { JSX } from 'react';
import type { CacheLayout, TunableName } from '../../../engine/index.ts';
import { layoutWith } from '../../model/layout/layout-with.ts';
import { backingName } from '../../model/names/names.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { formatBytes } from '../../words/numbers.ts';
import { overheadWords, refusalWords, unchangedWords } from '../../words/tunables.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { SlabBars } from './slab-bars.tsx';
import css from './tunables.module.css';

/** The current layout of the cache in focus, beside the one that another value of a module parameter would give it. */
export function TunablePreview({
  name,
  value,
}: {
  readonly name: TunableName;
  readonly value: number;
}): JSX.Element | null {
  const { view, focus } = useThrottledSession();
  const cache = view.caches[focus] ?? null;
  if (cache === null || cache.linuxLive >= 0) return null;
  const then = layoutWith(view, cache, { [name]: value });
  if (then.kind !== 'made')
    return <p className="problem">{`${cache.name} would not be created: ${refusalWords(then)}.`}</p>;
  const rows = rowsOf(cache, then.layout).filter(([, before, after]) => before !== after);
  const { slabSize, slabObjs, backing } = then.layout;
  const isSlab = backing !== 'SLAB' && (slabSize !== cache.slabSize || slabObjs !== cache.slabObjs);
  return (
    <div className={css['preview']} role="status">
      <strong>{cache.name}, if recreated</strong>
      {rows.length === 0 && <p className="dim">{unchangedWords(name, cache)}</p>}
      {isSlab && <SlabBars before={cache} after={{ ...cache, slabSize, slabObjs }} />}
      <dl>
        {rows.map(([what, before, after]) => (
          <div key={what}>
            <dt className="dim">{what}</dt>
            <dd className="mono">
              {before} → {after}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The figures that a cache has, and those it would have. */
function rowsOf(cache: CacheView, then: CacheLayout): readonly (readonly [string, string, string])[] {
  const { flags, objSize, slabObjs, magSize } = cache;
  return [
    ['backing', backingName(flags), then.backing],
    ['objects per slab', String(slabObjs), String(then.slabObjs)],
    ['overhead', overheadWords(cache, objSize), overheadWords(then, objSize)],
    ['magazine size', String(magSize), String(then.magSize)],
    ['most in a magazine', formatBytes(magSize * objSize), formatBytes(then.magSize * objSize)],
  ];
}
