import { useEffect, useMemo, useState } from 'react';
import type { Program } from '../../../engine/index.ts';
import type { GoodTurns } from '../../model/explore/good-order.ts';
import { OrderPlay } from '../../model/explore/order-play.ts';
import { seekGoodOrder } from '../../state/lab/good-order.ts';

/** An order of the same program in which the condition does not occur. */
export interface GoodOrder {
  readonly play: OrderPlay;
  /** Steps that it shares with the found order. */
  readonly common: number;
}

/** A good order similar to the found one; null during the search, or if every order breaks. */
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
