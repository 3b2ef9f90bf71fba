import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';
import { useShell } from '../../state/shell.ts';
import { formatCount } from '../../words/numbers.ts';
import { formatSeconds } from '../../words/times.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { isAtEnd, TIME } from '../actions/time.ts';
import { MarkChoice } from './mark-choice.tsx';
import { Speed } from './speed.tsx';
import { StepButtons, StepUnitChoice } from './step-buttons.tsx';
import css from './transport.module.css';

/** Play, pause, step, and the current moment. */
export function Transport(): JSX.Element {
  const isEmbed = useShell((shell) => shell.mode === 'embed');
  return (
    <section className={css['transport']} aria-label="Transport" data-embed={isEmbed}>
      <StepButtons />
      {!isEmbed && <StepUnitChoice />}
      <Speed />
      <Readout />
      <BeyondEnd />
      <span className="spring" />
      {isEmbed ? <WholePage /> : <MarkChoice />}
    </section>
  );
}

/** Shown at the end of the scenario: a button that continues beyond it. */
function BeyondEnd(): JSX.Element | null {
  const isShown = useSession(({ playing }) => !playing && isAtEnd());
  return isShown ? (
    <ActionButton action={TIME.continueBeyondEnd}>
      Continue<span className={css['beyond']}> beyond the end</span>
    </ActionButton>
  ) : null;
}

/** A link from an embedded page to the page itself. */
function WholePage(): JSX.Element {
  return (
    <a href="./" target="_blank" rel="noreferrer">
      slabscope
    </a>
  );
}

/** The moment: in the machine's time, in jiffies and in events. */
export function Readout(): JSX.Element {
  const { view, moment, length } = useSession();
  return (
    <p className={`mono ${css['readout']}`}>
      <span>{formatSeconds(view.now)}</span>{' '}
      <span className={css['jiffies']}>· jiffy {formatCount(view.jiffies)} </span>
      <span>
        · event {formatCount(moment)} / {formatCount(length)}
      </span>
    </p>
  );
}
