import { geometrySum } from '../model/layout/geometry.ts';
import { objectName } from '../model/names/names.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import { formatBytes, formatCount } from './numbers.ts';
import { whereabouts } from './places.ts';
import { PART_WORDS } from './targets.ts';

/** A run of bytes of a slab: from byte `from` to the one before `to`; `memory` is the first byte of what it lies in. */
interface Run {
  readonly part: keyof typeof PART_WORDS;
  /** Index of its object, −1 for none. */
  readonly i: number;
  readonly from: number;
  readonly to: number;
  readonly memory: number;
}

/** A run of bytes of a slab, in a line: what it is, its size, its place in the slab, its address. */
export function describeRun(view: View, slab: number, run: Run, address: string): string {
  const { part, i, from, to, memory } = run;
  const obj = view.slabFirst.get(slab) + i;
  const of = i < 0 ? '' : ` of ${objectName(view, obj)}`;
  const place = part === 'object' ? `, ${whereabouts(view, obj)}` : '';
  const within = `${formatCount(from - memory)}–${formatCount(to - memory - 1)}`;
  return `${PART_WORDS[part]}${of}${place}: ${formatCount(to - from)} B, ${within}, ${address}`;
}

/** What the bytes of a slab are spent on; `unused` is the run at its end, `all` the bytes of it and of its objects. */
export function slabSumWords(cache: CacheView, unused: Run | null, all: number): string {
  const { slabObjs, objSize, slabSize } = cache;
  const overhead = `${(100 * (1 - (slabObjs * objSize) / Math.max(1, all))).toFixed(2)} % overhead`;
  const { outside } = geometrySum(cache);
  if (outside > 0)
    return `The slab itself is only the header, ${formatBytes(slabSize)}. Each of its ${slabObjs} objects has ${formatBytes(outside)} of its own, drawn behind it; ${overhead}.`;
  const rest = unused === null ? 'no byte unused' : `${formatCount(unused.to - unused.from)} B unused`;
  return `${slabObjs} objects of ${formatCount(objSize)} B, ${rest}, ${overhead}. Parts too thin to see are drawn one pixel wide.`;
}
