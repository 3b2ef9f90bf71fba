import { type JSX, useState } from 'react';
import type { GateBlock } from '../../lessons/lesson.ts';
import type { Answered } from '../../state/learn/classroom.ts';
import type { Prediction, Truth } from '../../state/learn/gate.ts';
import { note } from '../../state/learn/progress.ts';
import { useSession } from '../../state/page.ts';
import { useShell } from '../../state/shell.ts';
import { formatNumber, selectedWords, verdictWords } from '../../words/lessons.ts';
import { classroom, useClassroom } from './classroom.ts';
import { Markdown } from './markdown.tsx';
import css from './parts.module.css';

/** A prediction: the question, the learner's answer, and what the engine did. */
export function GateBox({ gate }: { readonly gate: GateBlock }): JSX.Element {
  const { answered, isHappening, isComing } = useClassroom();
  const isRoom = useShell(({ mode }) => mode === 'presenter');
  const [predicted, setPredicted] = useState<Prediction | null>(null);
  const selection = useSession((session) => session.selection);
  const given: Prediction | null = gate.answer.kind === 'click' ? { kind: 'click', selection } : predicted;
  const isGiven = given !== null && (given.kind !== 'click' || given.selection !== null);
  const happen = async (): Promise<void> => {
    const { lesson, step } = useClassroom.getState();
    const { view } = useSession.getState();
    const result = await classroom.answer(gate, isRoom ? null : given);
    if (lesson === null || result === null || result.predicted === null) return;
    const { predicted: said, truth, isRight } = result;
    const words = { given: answerWords(gate, said, view), truth: answerWords(gate, truth, view), isRight };
    note(lesson.name, ({ answers }) => ({ answers: { ...answers, [String(step)]: words } }));
  };
  return (
    <section className={css['gate']} aria-label="Prediction">
      <p className={css['ask']}>
        <strong>{isRoom ? 'What do you think?' : 'Predict before it moves.'}</strong> {gate.ask}
      </p>
      <AnswerForm gate={gate} predicted={predicted} isDone={answered !== null} onPredict={setPredicted} />
      {answered === null ? (
        <p className="row">
          <button
            type="button"
            className="primary"
            disabled={(!isGiven && !isRoom) || isHappening || isComing}
            onClick={() => void happen()}
          >
            {gate.button}
          </button>
          <span className="dim">{isHappening ? 'running …' : 'the machine answers, not a script'}</span>
        </p>
      ) : (
        <Verdict gate={gate} answered={answered} onAgain={() => setPredicted(null)} />
      )}
    </section>
  );
}

interface AnswerFormProps {
  readonly gate: GateBlock;
  readonly predicted: Prediction | null;
  readonly isDone: boolean;
  readonly onPredict: (prediction: Prediction | null) => void;
}

function AnswerForm({ gate, predicted, isDone, onPredict }: AnswerFormProps): JSX.Element {
  const { answer } = gate;
  if (answer.kind === 'choose')
    return (
      <fieldset className={css['options']} disabled={isDone}>
        <legend className="visually-hidden">Your prediction</legend>
        {answer.options.map(({ text }, option) => (
          <label key={text}>
            <input
              type="radio"
              name={`gate ${gate.line}`}
              checked={predicted?.kind === 'choose' && predicted.option === option}
              onChange={() => onPredict({ kind: 'choose', option })}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    );
  if (answer.kind === 'number')
    return (
      <label className={css['number']}>
        Your prediction{' '}
        <input
          type="number"
          step="any"
          disabled={isDone}
          onChange={({ target }) =>
            onPredict(target.value === '' ? null : { kind: 'number', value: Number(target.value) })
          }
        />{' '}
        {answer.unit}
      </label>
    );
  return <Clicked what={answer.what} />;
}

/** The selection on the stage, as the answer. */
function Clicked({ what }: { readonly what: string }): JSX.Element {
  const words = useSession(({ view, selection }) => selectedWords(view, selection));
  return (
    <p className={css['clicked']} role="status">
      Click the {what} on the stage, or choose it with the arrow keys there. Selected:{' '}
      <strong>{words}</strong>
    </p>
  );
}

interface VerdictProps {
  readonly gate: GateBlock;
  readonly answered: Answered;
  readonly onAgain: () => void;
}

function Verdict({ gate, answered, onAgain }: VerdictProps): JSX.Element {
  const { view } = useSession();
  const again = (): void => {
    onAgain();
    void classroom.askAgain();
  };
  return (
    <div className={css['verdict']} role="status" data-right={answered.isRight}>
      <p>
        {answered.predicted !== null && <strong>{verdictWords(answered.isRight)} </strong>}
        The machine answers: <strong>{answerWords(gate, answered.truth, view)}</strong>
      </p>
      <Markdown text={gate.because} />
      <p>
        <button type="button" className="quiet" onClick={again}>
          Ask again
        </button>
      </p>
    </div>
  );
}

/** A prediction, or what the engine did, in words. */
function answerWords(
  { answer }: GateBlock,
  said: Prediction | Truth,
  view: Parameters<typeof selectedWords>[0],
): string {
  switch (said.kind) {
    case 'choose': {
      const text = answer.kind === 'choose' ? answer.options[said.option]?.text : undefined;
      return text ?? ('value' in said ? formatNumber(said.value) : '');
    }
    case 'number':
      return formatNumber(said.value);
    case 'click':
      return selectedWords(view, said.selection);
  }
}
