import { useState } from 'react';
import { type Hint, seekHint } from '../../model/explore/hint.ts';
import type { OrderPlay } from '../../model/explore/order-play.ts';
import { explorer } from './explorer.ts';

/** Ms of work in a slice; the page can react between slices. */
const SLICE = 10;

/** The requested hint, and its order. */
interface Asked {
  readonly play: OrderPlay;
  readonly hint: Hint | 'none' | 'seeking';
}

/** The hint for an order once it was requested, and a function that requests it. A step invalidates it. */
export function useHint(play: OrderPlay): [hint: Asked['hint'] | null, ask: () => void] {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = async (): Promise<void> => {
    setAsked({ play, hint: 'seeking' });
    const seeking = seekHint(play.plan, play.turns, await explorer.seek());
    for (;;) {
      const until = performance.now() + SLICE;
      let result = seeking.next();
      while (result.done !== true && performance.now() < until) result = seeking.next();
      if (result.done === true) {
        const hint = result.value ?? 'none';
        setAsked((now) => (now?.play === play ? { play, hint } : now));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return [asked?.play === play ? asked.hint : null, () => void ask()];
}
