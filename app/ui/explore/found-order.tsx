import { type JSX, useMemo } from 'react';
import type { Found } from '../../../engine/index.ts';
import type { GoodOrder } from '../../model/explore/good-order.ts';
import { lanesOf } from '../../model/explore/lanes.ts';
import type { OrderPlay } from '../../model/explore/order-play.ts';
import { isLeast, type SearchReport } from '../../model/explore/report.ts';
import { copy } from '../../state/files/share.ts';
import { app } from '../../state/page.ts';
import { findWords, foundWords } from '../../words/explore.ts';
import { OrderWords } from '../../words/explore-order.ts';
import css from './explore.module.css';
import { useExploring } from './explorer.ts';
import { LaneDiagram } from './lane-diagram.tsx';
import { OrderButtons } from './order-buttons.tsx';

interface FoundProps {
  readonly found: Found;
  readonly play: OrderPlay;
  readonly good: GoodOrder | null;
  readonly report: SearchReport;
}

/** An order in which it happens: its interruptions in sentences, its steps, and an order that ends well. */
export function FoundOrder({ found, play, good, report }: FoundProps): JSX.Element {
  const { find } = useExploring();
  const lanes = useMemo(() => lanesOf(play), [play]);
  const words = useMemo(() => new OrderWords(play), [play]);
  const { title, detail } = findWords(find);
  const sentences = words.interruptions(lanes);
  return (
    <div className={css['orders']}>
      <section aria-label="What was found" className={css['found']}>
        <h1>{title}</h1>
        <p className="dim">{detail}</p>
        <p>{foundWords(found, isLeast(report))}</p>
        <OrderButtons play={play} label="Watch it on the stage" isMain />
        {sentences.length > 0 && (
          <ol aria-label="Interruptions" className={css['sentences']}>
            {sentences.map(({ step, when, who, does }) => (
              <li key={step}>
                {when}, <b>{who}</b> {does}.
              </li>
            ))}
          </ol>
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
      <h1>The same program in an order that ends well</h1>
      <p className="dim">
        {common === 0 ? 'It differs from the first step on.' : `Its first ${common} steps are the same.`}
      </p>
      <OrderButtons play={play} label="Watch this one on the stage" />
      <LaneDiagram lanes={lanes} words={words} label="Steps that end well" common={common} />
    </section>
  );
}
