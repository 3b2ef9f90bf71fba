import { Pause, Pencil, Play, Plus, Square } from 'lucide-react';
import { type JSX, useState } from 'react';
import type { CallerSpec } from '../../../engine/index.ts';
import { startCaller } from '../../state/act/commands.ts';
import { focusedId, nameOfId } from '../../state/machine/cache-ids.ts';
import { app, useSession } from '../../state/page.ts';
import type { Session } from '../../state/session.ts';
import { callerWords } from '../../words/callers.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { pauseAction, stopAction } from '../actions/callers.ts';
import { Term } from '../widgets/term.tsx';
import { nameTip } from '../widgets/tip.ts';
import { CallerForm } from './caller-form.tsx';
import { PATTERN_FORMS } from './caller-patterns.ts';
import { useCalls } from './use-calls.ts';

/** The callers of the machine's caches: what they have done, and controls to add, edit, pause and stop them. */
export function CallersPanel(): JSX.Element {
  const callers = useSession((session) => session.callers);
  const isEnd = useSession(({ moment, length }) => moment >= length);
  const callsOf = useCalls();
  const [isAdding, setAdding] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <section aria-label="Callers">
      <Term name="caller" heading={2}>
        Callers
      </Term>
      <ul className="callers">
        {callers.map((caller) => (
          <li key={caller.name}>
            <Caller
              caller={caller}
              figures={callerWords({ ...caller, soFar: callsOf(caller.name), isEnd })}
              isEdited={edited === caller.name}
              onEdit={() => setEdited(edited === caller.name ? null : caller.name)}
            />
          </li>
        ))}
        {callers.length === 0 && <li className="dim">No callers: only your own actions run.</li>}
      </ul>
      <button type="button" className="icon" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
        <Plus size={14} /> Add a caller
      </button>
      {isAdding && <AddCaller callers={callers} onDone={() => setAdding(false)} />}
    </section>
  );
}

interface CallerProps {
  readonly caller: Session['callers'][number];
  /** What it has done, in words. */
  readonly figures: string;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
}

function Caller({ caller, figures, isEdited, onEdit }: CallerProps): JSX.Element {
  const { name, isPaused, spec } = caller;
  const cacheName = useSession((session) => nameOfId(session, spec.cache));
  return (
    <>
      <span className="caller-name">{name}</span>
      <span className="dim caller-name">
        {PATTERN_FORMS[spec.pattern.kind].words} on {cacheName}
      </span>
      <span className="mono dim">{figures}</span>
      <ActionButton action={pauseAction(name, isPaused)} className="quiet icon">
        {isPaused ? <Play size={12} /> : <Pause size={12} />}
      </ActionButton>
      <button
        type="button"
        className="quiet icon"
        aria-label={`Edit ${name}`}
        aria-expanded={isEdited}
        {...nameTip('Edit')}
        onClick={onEdit}
      >
        <Pencil size={12} />
      </button>
      <ActionButton action={stopAction(name)} className="quiet icon">
        <Square size={12} />
      </ActionButton>
      {isEdited && (
        <CallerForm
          old={spec}
          name={name}
          cache={spec.cache}
          onDone={(changed) => {
            onEdit();
            void startCaller(app, changed);
          }}
        />
      )}
    </>
  );
}

function AddCaller({
  callers,
  onDone,
}: {
  readonly callers: Session['callers'];
  readonly onDone: () => void;
}): JSX.Element {
  const add = (draft: CallerSpec): void => {
    const cache = focusedId(app);
    if (cache === null) return;
    const words = PATTERN_FORMS[draft.pattern.kind].words.replace(/^an? /, '').replace(/,.*/, '');
    const taken = new Set(callers.map(({ name }) => name));
    let number = callers.length + 1;
    while (taken.has(`${words} ${number}`)) number += 1;
    void startCaller(app, { ...draft, name: `${words} ${number}`, cache });
    onDone();
  };
  return <CallerForm old={null} name="" cache="c1" onDone={add} />;
}
