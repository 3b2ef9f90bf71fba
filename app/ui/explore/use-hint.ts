import { useState } from 'react';
import { type Hint, seekHint } from '../../model/explore/hint.ts';
import type { OrderPlay } from '../../model/explore/order-play.ts';
import { explorer } from './explorer.ts';

/** Ms of work between which the page can react. */
const SLICE = 10;

/** What was asked for, about which order. */
interface Asked {
  readonly play: OrderPlay;
  readonly hint: Hint | 'none' | 'seeking';
}

/** The hint for an order, once it was asked for; and what asks for it. A step makes it void. */
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
