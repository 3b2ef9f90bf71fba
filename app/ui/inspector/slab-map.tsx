import { type JSX, type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { geometrySum } from '../../model/layout/geometry.ts';
import { objectName, slabName } from '../../model/names/names.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { whereabouts } from '../../model/queries/whereabouts.ts';
import type { View } from '../../model/view.ts';
import { type ByteRun, byteRuns, bytesOf, runAddress } from '../../scene/slab-bytes.ts';
import { app } from '../../state/page.ts';
import { select } from '../../state/session.ts';
import { bytes } from '../words.ts';
import css from './slab-map.module.css';
import { lookOf, mapPaths, type RunLook, runAt } from './slab-map-paths.ts';

const WIDTH = 320;
const HEIGHT = 44;

const PARTS: Readonly<Record<ByteRun['part'], string>> = {
  header: 'spl_kmem_slab_t',
  object: 'object',
  padding: 'alignment padding',
  trailer: 'spl_kmem_obj_t',
  waste: 'left over',
};

/** Every byte of a slab to scale. The pointer or the arrow keys read the parts, a click or Enter selects the object. */
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
  const words = run === null ? `${bytes(size)}, every byte to scale` : runWords(view, slab, run);
  const byteUnder = (event: PointerEvent<Element>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return ((event.clientX - left) / width) * size;
  };
  const choose = (index: number | null): void => {
    const i = runs[index ?? -1]?.i ?? -1;
    if (i >= 0) select(app, { kind: 'object', slot: first + i });
  };
  const press = (event: KeyboardEvent): void => {
    const next = step(event.key, at ?? -1, runs.length);
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
      <p className="dim">{sumWords(cache, runs)}</p>
    </div>
  );
}

interface BytesProps {
  readonly runs: readonly ByteRun[];
  /** Bytes of the slab. */
  readonly size: number;
  /** The run that is pointed at. */
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

/** Hatches distinguish parts without their colours. */
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

/** The run that a key leads to from run `at`; null for other keys. */
function step(key: string, at: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

function runWords(view: View, slab: number, run: ByteRun): string {
  const { part, i, from, to, memory } = run;
  const obj = view.slabFirst.get(slab) + i;
  const of = i < 0 ? '' : ` of ${objectName(view, obj)}`;
  const place = part === 'object' ? `, ${whereabouts(view, obj)}` : '';
  const within = `${counted(from - memory)}–${counted(to - memory - 1)}`;
  return `${PARTS[part]}${of}${place}: ${counted(to - from)} B, ${within}, ${runAddress(view, slab, run)}`;
}

function sumWords(cache: CacheView, runs: readonly ByteRun[]): string {
  const waste = runs.findLast(({ part }) => part === 'waste');
  const overhead = 1 - (cache.slabObjs * cache.objSize) / Math.max(1, bytesOf(cache));
  const { outside } = geometrySum(cache);
  if (outside > 0)
    return `Only the head, ${counted(cache.slabSize)} B, is the slab's: each of the ${cache.slabObjs} objects has ${counted(outside)} B of its own, drawn behind it; ${(100 * overhead).toFixed(2)} % overhead.`;
  const rest = waste === undefined ? 'nothing left over' : `${counted(waste.to - waste.from)} B left over`;
  return `${cache.slabObjs} × ${counted(cache.objSize)} B of objects, ${rest}, ${(100 * overhead).toFixed(2)} % overhead. Parts too thin to see are drawn one line wide.`;
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
