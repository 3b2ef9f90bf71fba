import { PLACE, type View } from '../../model/view.ts';
import type { ByteRun } from '../../scene/slab-bytes.ts';

/** The look of a run of bytes: its part, or for an object its state. */
export type RunLook = 'header' | 'padding' | 'trailer' | 'waste' | 'free' | 'magazine' | 'caller' | 'outside';

/** Least width of a run in units of the map, so that it stays visible. */
const LEAST: Readonly<Partial<Record<RunLook, number>>> = { header: 1.6, trailer: 1.6 };
/** The looks that are drawn last, over their neighbours. */
const ON_TOP = ['header', 'trailer'] as const satisfies readonly RunLook[];

/** The look of run `run` of a slab whose first object is `first`. */
export function lookOf(view: View, first: number, { part, i }: ByteRun): RunLook {
  if (part !== 'object') return part;
  switch (view.objPlace.get(first + i)) {
    case PLACE.slab:
      return 'free';
    case PLACE.magazine:
      return 'magazine';
    default:
      return 'caller';
  }
}

/** One path for each look, with all its rectangles: thousands of runs need only a handful of elements. */
export function mapPaths(
  runs: readonly ByteRun[],
  look: (run: ByteRun) => RunLook,
  shape: { readonly bytes: number; readonly width: number; readonly height: number },
): ReadonlyMap<RunLook, string> {
  const paths = new Map<RunLook, string>();
  for (const run of runs) {
    const x = (run.from / shape.bytes) * shape.width;
    const kind = look(run);
    const width = Math.max(LEAST[kind] ?? 0.4, ((run.to - run.from) / shape.bytes) * shape.width);
    const box = `M${x.toFixed(2)} 0h${width.toFixed(2)}v${shape.height}h-${width.toFixed(2)}z`;
    paths.set(kind, (paths.get(kind) ?? '') + box);
  }
  for (const kind of ON_TOP) {
    const path = paths.get(kind);
    paths.delete(kind);
    if (path !== undefined) paths.set(kind, path);
  }
  return paths;
}

/** Index of the run that holds byte `byte`; the last run if none does. */
export function runAt(runs: readonly ByteRun[], byte: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.to ?? 0) <= byte) low = middle + 1;
    else high = middle;
  }
  return low;
}
