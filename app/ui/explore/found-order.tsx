import { type JSX, useMemo } from 'react';
import type { Found } from '../../../engine/index.ts';
import { lanesOf } from '../../model/explore/lanes.ts';
import type { OrderPlay } from '../../model/explore/order-play.ts';
import { isLeast } from '../../model/explore/report.ts';
import { copy } from '../../state/files/share.ts';
import { app } from '../../state/page.ts';
import { foundWords } from '../../words/explore.ts';
import { findWords } from '../../words/explore-finds.ts';
import { OrderWords } from '../../words/explore-order.ts';
import css from './explore.module.css';
import { useExploring } from './explorer.ts';
import { LaneDiagram } from './lane-diagram.tsx';
import { OrderButtons } from './order-buttons.tsx';
import { ShrinkButtons, ShrinkProblem } from './shrink-buttons.tsx';
import { type GoodOrder, useGoodOrder } from './use-good-order.ts';

interface FoundProps {
  readonly found: Found;
  readonly play: OrderPlay;
}

/** An order in which it happens: its interruptions in sentences, its steps, and an order that ends well. */
export function FoundOrder({ found, play }: FoundProps): JSX.Element {
  const { find, report } = useExploring();
  const lanes = useMemo(() => lanesOf(play), [play]);
  const words = useMemo(() => new OrderWords(play), [play]);
  const good = useGoodOrder(play, find, found.schedule);
  const { title, detail } = findWords(find);
  const sentences = words.interruptions(lanes);
  const ending = words.ending(lanes);
  const isProved = report !== null && isLeast(report);
  return (
    <div className={css['orders']}>
      <section aria-label="What was found" className={css['found']}>
        <h2>{title}</h2>
        <p className="dim">{detail}</p>
        <p>{foundWords(found, isProved ? 'least' : report === null ? 'given' : 'by chance')}</p>
        <OrderButtons play={play} label="Watch it on the stage" isMain>
          <ShrinkButtons />
        </OrderButtons>
        <ShrinkProblem />
        {sentences.length > 0 && (
          <ol aria-label="Interruptions" className={css['sentences']}>
            {sentences.map(({ step, when, who, does }) => (
              <li key={step}>
                {when}, <b>{who}</b> {does}.
              </li>
            ))}
          </ol>
        )}
        {ending !== null && (
          <p>
            In step {ending.step}, <b>{ending.who}</b> {ending.does}:{' '}
            <b className={css['foundWords']}>{title}</b>.
          </p>
        )}
        <LaneDiagram lanes={lanes} words={words} label="Steps" ending={title} />
        <p className={css['schedule']}>
          Schedule <code>{found.text}</code>{' '}
          <button type="button" onClick={() => void copy(app, found.text, 'schedule')}>
            Copy
          </button>
        </p>
      </section>
      {good !== null && <EndsWell good={good} />}
    </div>
  );
}

/** The same program in an order that ends well. */
function EndsWell({ good }: { readonly good: GoodOrder }): JSX.Element {
  const { play, common } = good;
  const lanes = useMemo(() => lanesOf(play), [play]);
  const words = useMemo(() => new OrderWords(play), [play]);
  return (
    <section aria-label="An order that ends well" className={css['good']}>
      <h2>The same program in an order that ends well</h2>
      <p className="dim">
        {common === 0 ? 'It differs from the first step on.' : `Its first ${common} steps are the same.`}
      </p>
      <OrderButtons play={play} label="Watch this one on the stage" />
      <LaneDiagram lanes={lanes} words={words} label="Steps that end well" common={common} />
    </section>
  );
}
