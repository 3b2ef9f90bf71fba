import { PLACE, type View } from '../view.ts';

/** The objects in use that task `id` took: how many, and the first `most` of them. */
export function heldBy(view: View, id: number, most: number): { objs: readonly number[]; count: number } {
  const objs: number[] = [];
  let count = 0;
  for (let obj = 1; obj < view.objEnd; obj++) {
    if (view.objTask.get(obj) !== id) continue;
    const place = view.objPlace.get(obj);
    if (place !== PLACE.caller && place !== PLACE.emergency && place !== PLACE.linux) continue;
    count += 1;
    if (objs.length < most) objs.push(obj);
  }
  return { objs, count };
}
