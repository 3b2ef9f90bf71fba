import { type JSX, useMemo, useState } from 'react';
import {
  costOf,
  cpuOfChoice,
  failsIn,
  lastChoice,
  planOf,
  predicateOf,
  taskOfChoice,
} from '../../../engine/index.ts';
import type { Hint } from '../../model/explore/hint.ts';
import { type Actor, actorsOf, lanesOf } from '../../model/explore/lanes.ts';
import { OrderPlay } from '../../model/explore/order-play.ts';
import { actorWords, hintWords, NO_HINT, progressWords } from '../../words/explore.ts';
import { findWords } from '../../words/explore-finds.ts';
import { interruptsWords, OrderWords } from '../../words/explore-order.ts';
import { Check } from '../widgets/check.tsx';
import { Term } from '../widgets/term.tsx';
import css from './explore.module.css';
import { useExploring } from './explorer.ts';
import { LaneDiagram } from './lane-diagram.tsx';
import { OrderButtons } from './order-buttons.tsx';
import parts from './scheduler.module.css';
import { useHint } from './use-hint.ts';

/** The user picks who goes next, trying to make the condition occur. */
export function Scheduler(): JSX.Element {
  const { program, find } = useExploring();
  const plan = useMemo(() => planOf(program, [predicateOf(find)]), [program, find]);
  const [play, setPlay] = useState(() => new OrderPlay(plan));
  const current = play.plan === plan ? play : new OrderPlay(plan);
  const words = useMemo(() => new OrderWords(current), [current]);
  const lanes = useMemo(() => lanesOf(current), [current]);
  const { title, detail } = findWords(find);
  const [hint, ask] = useHint(current);
  const show = setPlay;
  const undo = (steps: number): void => show(new OrderPlay(plan, current.turns.slice(0, -steps)));
  const go = (choice: number, fails: boolean): void => {
    if (!current.options.includes(choice)) return;
    const next = new OrderPlay(plan, current.turns);
    next.step(choice, fails ? [true] : []);
    show(next);
  };
  return (
    <>
      <section aria-label="Goal" className={parts['goal']} data-reached={current.hasHappened}>
        <h2>{current.hasHappened ? `You did it: ${title}` : `Make it happen: ${title}`}</h2>
        <p className="dim">{detail}</p>
        <p role="status">
          {progressWords(current.steps.length, current.interruptions)}
          {current.steps.length > 0 && `. ${words.last()}.`}
          {current.isOver && !current.hasHappened && ' The order has ended without it: undo some steps.'}
        </p>
        {current.hasHappened && <OrderButtons play={current} label="Watch it on the stage" isMain />}
        <div className={css['buttons']}>
          <button type="button" aria-disabled={current.steps.length === 0} onClick={() => undo(1)}>
            Undo
          </button>
          <button type="button" onClick={() => show(new OrderPlay(plan))}>
            Start again
          </button>
          {!current.hasHappened && (
            <button type="button" onClick={ask}>
              Give me a hint
            </button>
          )}
        </div>
        {hint !== null && <p role="status">{sayHint(hint, words)}</p>}
      </section>
      <Choices play={current} words={words} onChoose={go} />
      {current.steps.length > 0 && (
        <LaneDiagram
          lanes={lanes}
          words={words}
          label="Your order"
          {...(current.hasHappened ? { ending: title } : {})}
        />
      )}
    </>
  );
}

function sayHint(hint: Hint | 'none' | 'seeking', words: OrderWords): string {
  if (hint === 'seeking') return 'Looking for a path to the goal …';
  if (hint === 'none') return NO_HINT;
  const { turn, steps } = hint;
  return hintWords(words.name(taskOfChoice(turn.choice)), steps, turn.answers.some(failsIn));
}

interface ChoicesProps {
  readonly play: OrderPlay;
  readonly words: OrderWords;
  readonly onChoose: (choice: number, fails: boolean) => void;
}

/** Who could go next, and why the others cannot. */
function Choices({ play, words, onChoose }: ChoicesProps): JSX.Element {
  const [fails, setFails] = useState(false);
  const choose = (choice: number): void => {
    setFails(false);
    onChoose(choice, fails);
  };
  return (
    <section aria-label="Who goes next?" className={parts['choices']}>
      <Term name="order" heading={2}>
        Who goes next?
      </Term>
      <ul>
        {actorsOf(play).map((actor) => (
          <ActorChoices key={actor.task} actor={actor} play={play} words={words} onChoose={choose} />
        ))}
      </ul>
      {play.plan.mayFail && (
        <Check label="Fail the next allocation that can fail" isOn={fails} onChange={setFails} />
      )}
    </section>
  );
}

interface ActorProps {
  readonly actor: Actor;
  readonly play: OrderPlay;
  readonly words: OrderWords;
  readonly onChoose: (choice: number) => void;
}

function ActorChoices({ actor, play, words, onChoose }: ActorProps): JSX.Element {
  const options = play.options.filter((choice) => taskOfChoice(choice) === actor.task);
  const { world } = play.run;
  if (options.length === 0)
    return (
      <li>
        <button type="button" aria-disabled="true">
          <b>{actorWords(actor)}</b>
          <span>{words.whyNot(actor)}</span>
        </button>
      </li>
    );
  return (
    <li>
      {options.map((choice) => {
        const isMove = actor.kind !== 'time' && cpuOfChoice(choice) !== actor.cpu;
        const last = lastChoice(world);
        const interrupted = play.options.includes(last) ? taskOfChoice(last) : null;
        const isInterruption = costOf(world, choice, play.options) > 0;
        const step = { isInterruption, interrupted, task: actor.task };
        const interrupts = interruptsWords(step, (task) => words.name(task));
        return (
          <button key={choice} type="button" data-ready="true" onClick={() => onChoose(choice)}>
            <b>{actorWords(actor)}</b>
            <span>
              {words.prospect(actor)}
              {isMove && `, moved to CPU ${cpuOfChoice(choice)}`}
            </span>
            {interrupts !== null && <span className={parts['cost']}>{interrupts}</span>}
          </button>
        );
      })}
    </li>
  );
}
