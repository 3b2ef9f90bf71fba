import { useEffect, useMemo, useState } from 'react';
import type { Program } from '../../../engine/index.ts';
import type { GoodTurns } from '../../model/explore/good-order.ts';
import { OrderPlay } from '../../model/explore/order-play.ts';
import { seekGoodOrder } from '../../state/lab/good-order.ts';

/** An order of the same program in which nothing of what was looked for happens. */
export interface GoodOrder {
  readonly play: OrderPlay;
  /** Steps that it shares with the order that was found. */
  readonly common: number;
}

/** An order that ends well beside one that was found; null while it is searched for, and if every order breaks. */
export function useGoodOrder(
  { plan }: OrderPlay,
  find: Program['find'],
  schedule: readonly number[],
): GoodOrder | null {
  const [sought, setSought] = useState<{
    readonly of: readonly number[];
    readonly good: GoodTurns | null;
  } | null>(null);
  useEffect(
    () => seekGoodOrder(plan.program, find, schedule, (good) => setSought({ of: schedule, good })),
    [plan, find, schedule],
  );
  const good = sought?.of === schedule ? sought.good : null;
  return useMemo(
    () => (good === null ? null : { play: new OrderPlay(plan, good.turns), common: good.common }),
    [plan, good],
  );
}
