import { type JSX, type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { slabName } from '../../model/names/names.ts';
import type { CacheView } from '../../model/plain-view.ts';
import type { View } from '../../model/view.ts';
import { type ByteRun, byteRuns, bytesOf, runAddress } from '../../scene/slab-bytes.ts';
import { app } from '../../state/page.ts';
import { select } from '../../state/session.ts';
import { formatBytes } from '../../words/numbers.ts';
import { describeRun, slabSumWords } from '../../words/slab-bytes.ts';
import { placeAfter } from '../widgets/place-after.ts';
import css from './slab-map.module.css';
import { lookOf, mapPaths, type RunLook, runAt } from './slab-map-paths.ts';

const WIDTH = 320;
const HEIGHT = 44;

/**
 * Every byte of a slab to scale. The pointer or the arrow keys move over its parts, a click or Enter selects the
 * object.
 */
export function SlabMap({
  view,
  cache,
  slab,
}: {
  readonly view: View;
  readonly cache: CacheView;
  readonly slab: number;
}): JSX.Element {
  const runs = useMemo(() => byteRuns(cache), [cache]);
  const [at, setAt] = useState<number | null>(null);
  const first = view.slabFirst.get(slab);
  const size = Math.max(cache.slabSize, runs.at(-1)?.to ?? 0);
  const run = runs[at ?? -1] ?? null;
  const words =
    run === null
      ? `${formatBytes(size)}, every byte to scale`
      : describeRun(view, slab, run, runAddress(view, slab, run));
  const byteUnder = (event: PointerEvent<Element>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return ((event.clientX - left) / width) * size;
  };
  const choose = (index: number | null): void => {
    const i = runs[index ?? -1]?.i ?? -1;
    if (i >= 0) select(app, { kind: 'object', slot: first + i });
  };
  const press = (event: KeyboardEvent): void => {
    const next = placeAfter(event.key, at ?? -1, runs.length, { arrows: 'all' });
    if (next !== null) setAt(next);
    else if (event.key === 'Enter') choose(at);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css['map']}>
      <div
        role="slider"
        tabIndex={0}
        className={css['strip']}
        aria-label={`Bytes of ${slabName(view, slab)}`}
        aria-valuemin={0}
        aria-valuemax={runs.length - 1}
        aria-valuenow={at ?? 0}
        aria-valuetext={words}
        onKeyDown={press}
        onPointerMove={(event) => setAt(runAt(runs, byteUnder(event)))}
        onPointerLeave={() => setAt(null)}
        onClick={() => choose(at)}
      >
        <Bytes runs={runs} size={size} at={run} look={(one) => lookOf(view, first, one)} />
      </div>
      <p className={css['words']}>{words}</p>
      <p className="dim">
        {slabSumWords(cache, runs.findLast(({ part }) => part === 'waste') ?? null, bytesOf(cache))}
      </p>
    </div>
  );
}

interface BytesProps {
  readonly runs: readonly ByteRun[];
  /** Bytes of the slab. */
  readonly size: number;
  /** The run under the pointer. */
  readonly at: ByteRun | null;
  readonly look: (run: ByteRun) => RunLook;
}

/** The runs to scale, and the cursor. */
function Bytes({ runs, size, at, look }: BytesProps): JSX.Element {
  const paths = [...mapPaths(runs, look, { bytes: size, width: WIDTH, height: HEIGHT })];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <Hatches />
      {paths.map(([name, d]) => (
        <path key={name} d={d} className={css[name satisfies RunLook]} />
      ))}
      {at !== null && (
        <rect
          className={css['cursor']}
          x={(at.from / size) * WIDTH}
          y={1}
          width={Math.max(1.5, ((at.to - at.from) / size) * WIDTH)}
          height={HEIGHT - 2}
        />
      )}
    </svg>
  );
}

/** Hatch patterns, so parts can be distinguished without colour. */
function Hatches(): JSX.Element {
  return (
    <defs>
      <pattern
        id="hatch-magazine"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={css['magazine-ground']} width="5" height="5" />
        <rect className={css['magazine-line']} width="1.4" height="5" />
      </pattern>
      <pattern
        id="hatch-padding"
        width="3"
        height="3"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect className={css['padding-line']} width="1" height="3" />
      </pattern>
    </defs>
  );
}
