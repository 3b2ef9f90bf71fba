import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';

/** The slabs of which objects are in the magazine of a CPU, or of any CPU. */
export function pinnedBy(view: View, { magazines }: CacheView, cpu: number | null): number[] {
  const objs = magazines.flatMap((skm, at) => (cpu === null || cpu === at ? (skm?.objs ?? []) : []));
  return [...new Set(objs.map((obj) => view.objSlab.get(obj)))];
}
