import type { JSX, ReactNode } from 'react';
import type { OrderPlay } from '../../model/explore/order-play.ts';
import { scenarioOfOrder } from '../../model/explore/scenario-of-order.ts';
import { copyExploreLink } from '../../state/lab/explore-link.ts';
import { app } from '../../state/page.ts';
import { setShell } from '../../state/shell.ts';
import { copyOrderLink, saveOrder, watchOrder } from '../../state/start/explored.ts';
import { orderTitle } from '../../words/explore.ts';
import css from './explore.module.css';
import { useExploring } from './explorer.ts';

interface OrderButtonsProps {
  readonly play: OrderPlay;
  readonly label: string;
  readonly isMain?: boolean;
  /** More buttons. */
  readonly children?: ReactNode;
}

/** Watches an order on the stage, and shares it. */
export function OrderButtons({ play, label, isMain = false, children }: OrderButtonsProps): JSX.Element {
  const { program, find, most } = useExploring();
  const scenario = () => scenarioOfOrder(play, find, orderTitle(program, find, play.hasHappened));
  // A link leads back here if the condition occurs in the order, and otherwise to the recording.
  const copyLink = (): void => {
    const made = scenario();
    const schedule = made.explored?.schedule ?? '';
    if (play.hasHappened) void copyExploreLink(app, { program, find, most, schedule });
    else void copyOrderLink(app, made);
  };
  return (
    <div className={css['buttons']}>
      <button
        type="button"
        className={isMain ? 'primary' : ''}
        onClick={() => {
          setShell({ view: 'machine' });
          void watchOrder(app, scenario());
        }}
      >
        {label}
      </button>
      <button type="button" onClick={copyLink}>
        Copy a link
      </button>
      <button type="button" onClick={() => saveOrder(scenario())}>
        Save as a file
      </button>
      {children}
    </div>
  );
}
