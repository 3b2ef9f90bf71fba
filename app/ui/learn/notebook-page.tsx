import { ArrowDown, ArrowUp, Eye, Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { writeLesson } from '../../lessons/write-lesson.ts';
import { nameOf, offerText } from '../../state/files/offer-file.ts';
import { copy } from '../../state/files/share.ts';
import {
  addMoment,
  clearNotebook,
  moveStep,
  type NotebookStep,
  removeStep,
  setNotebook,
  setStep,
  swapPages,
  useNotebook,
} from '../../state/learn/notebook.ts';
import { goToStep } from '../../state/learn/run-notes.ts';
import { app, useSession } from '../../state/page.ts';
import { say } from '../../state/session.ts';
import { figureWords } from '../../words/lesson-figures.ts';
import { notebookWords } from '../../words/lessons.ts';
import { formatCount } from '../../words/numbers.ts';
import { useStageCamera } from '../actions/stage.ts';
import { addressOfLesson, saveHandout } from './handout.ts';
import css from './learn.module.css';
import notebook from './notebook.module.css';
import { openText } from './open-lesson.ts';

/** A lesson that is being written: moments of the machine beside it, with text about each. */
export function NotebookPage({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { title, about, steps } = useNotebook();
  return (
    <article className={`${css['article']} ${notebook['lesson']}`} aria-label="Notebook">
      <h2>Notebook</h2>
      <p className="dim">
        Go to a moment of the machine, choose what matters, and add it. Each moment becomes a step of your
        lesson. What you write here is saved with the recording and with your session.
      </p>
      <Earlier />
      <label>
        Title <input value={title} onChange={({ target }) => setNotebook({ title: target.value })} />
      </label>
      <label>
        About <input value={about} onChange={({ target }) => setNotebook({ about: target.value })} />
      </label>
      <AddMoment />
      <ol className={notebook['written']} aria-label="Steps">
        {steps.map((step, at) => (
          <li key={step.id}>
            <StepForm step={step} number={at + 1} isLast={at === steps.length - 1} />
          </li>
        ))}
      </ol>
      <Buttons isEmpty={steps.length === 0} />
      <p className="row">
        <button type="button" className="quiet" onClick={onClose}>
          All lessons
        </button>
      </p>
    </article>
  );
}

/** A button that returns to the notebook from before the notes of a recording were opened. */
function Earlier(): JSX.Element | null {
  const earlier = useNotebook((notebook) => notebook.earlier);
  if (earlier === null) return null;
  return (
    <p className="row">
      <span>{notebookWords(earlier)}</span>
      <button type="button" onClick={swapPages}>
        Open that notebook
      </button>
    </p>
  );
}

function AddMoment(): JSX.Element {
  const moment = useSession((session) => session.moment);
  const add = (): void => {
    const { camera } = useStageCamera.getState();
    addMoment(app, camera === null || camera.isHome ? null : camera.look);
  };
  return (
    <p className="row">
      <button type="button" className="primary" onClick={add}>
        Add this moment
      </button>
      <span className="dim">event {formatCount(moment)}</span>
    </p>
  );
}

interface StepFormProps {
  readonly step: NotebookStep;
  readonly number: number;
  readonly isLast: boolean;
}

function StepForm({ step, number, isLast }: StepFormProps): JSX.Element {
  const { id, title, text, gate, events } = step;
  return (
    <fieldset className={notebook['step']}>
      <legend>
        Step {number} · event {formatCount(events)}
      </legend>
      <label>
        Heading <input value={title} onChange={({ target }) => setStep(id, { title: target.value })} />
      </label>
      <label>
        Text <textarea rows={3} value={text} onChange={({ target }) => setStep(id, { text: target.value })} />
      </label>
      {!isLast && <GateForm step={step} />}
      <p className="row">
        <button
          type="button"
          className="icon"
          aria-label={`Show step ${number}`}
          onClick={() => void show(step)}
        >
          <Eye size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon"
          aria-label={`Move step ${number} up`}
          disabled={number === 1}
          onClick={() => moveStep(id, -1)}
        >
          <ArrowUp size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon"
          aria-label={`Move step ${number} down`}
          disabled={isLast}
          onClick={() => moveStep(id, 1)}
        >
          <ArrowDown size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon"
          aria-label={`Delete step ${number}`}
          onClick={() => removeStep(id)}
        >
          <Trash2 size={14} aria-hidden="true" />
        </button>
        <span className="dim">{gate === null ? '' : 'asks before the next step'}</span>
      </p>
    </fieldset>
  );
}

/** Shows the moment of a step as it was when the step was added. */
async function show(step: NotebookStep): Promise<void> {
  if (!(await goToStep(app, step))) return;
  const { camera } = useStageCamera.getState();
  if (step.camera === null) camera?.fit();
  else camera?.lookAt(step.camera);
}

/** Numbers that a question can ask for; the file may name any other. */
const MEASURES: readonly string[] = [
  'slabs',
  'emptySlabs',
  'inUse',
  'inMagazines',
  'emergency',
  'waiting',
  'freePages',
  'events of spin',
];

/** The question of a step: the engine answers it at the next one. */
function GateForm({ step: { id, gate } }: Pick<StepFormProps, 'step'>): JSX.Element {
  if (gate === null)
    return (
      <p>
        <button
          type="button"
          onClick={() => setStep(id, { gate: { ask: '', measure: 'slabs', because: '' } })}
        >
          Ask before the next step
        </button>
      </p>
    );
  const change = (part: Partial<typeof gate>): void => setStep(id, { gate: { ...gate, ...part } });
  return (
    <>
      <label>
        Question <input value={gate.ask} onChange={({ target }) => change({ ask: target.value })} />
      </label>
      <label>
        Number asked for{' '}
        <select value={gate.measure} onChange={({ target }) => change({ measure: target.value })}>
          {MEASURES.map((measure) => (
            <option key={measure} value={measure}>
              {figureWords(measure)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Why <input value={gate.because} onChange={({ target }) => change({ because: target.value })} />
      </label>
      <p>
        <button type="button" onClick={() => setStep(id, { gate: null })}>
          No question
        </button>
      </p>
    </>
  );
}

function Buttons({ isEmpty }: { readonly isEmpty: boolean }): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const written = (): string => writeLesson(useNotebook.getState());
  const title = (): string => nameOf(useNotebook.getState().title || 'notebook');
  const copyLink = async (): Promise<void> => {
    const address = await addressOfLesson(written());
    if (address === null) say(app, { kind: 'link too long' });
    else await copy(app, address, 'link');
  };
  const handout = async (): Promise<void> => {
    setBusy(true);
    await openText(written(), 'the notebook');
    await saveHandout();
    setBusy(false);
  };
  return (
    <p className="row">
      <button type="button" disabled={isEmpty} onClick={() => void openText(written(), 'the notebook')}>
        Play
      </button>
      <button
        type="button"
        disabled={isEmpty}
        onClick={() => offerText(`${title()}.md`, 'text/markdown', written())}
      >
        Save as a lesson file
      </button>
      <button type="button" disabled={isEmpty} onClick={() => void copyLink()}>
        Copy as a link
      </button>
      <button type="button" disabled={isEmpty || isBusy} onClick={() => void handout()}>
        Save a handout
      </button>
      <button type="button" className="quiet" disabled={isEmpty} onClick={clearNotebook}>
        Empty the notebook
      </button>
    </p>
  );
}
