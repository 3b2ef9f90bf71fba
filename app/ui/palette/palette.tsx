import {
  type JSX,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSession } from '../../state/page.ts';
import type { Action } from '../actions/action.ts';
import { allActions } from '../actions/all.ts';
import { shortcutLabel } from '../actions/shortcut.ts';
import { placeAfter, type Walk } from '../widgets/place-after.ts';
import { nameTip } from '../widgets/tip.ts';
import { matching } from './matching.ts';
import css from './palette.module.css';
import { typedActions } from './typed-actions.ts';

/** Home and End belong to the text. */
const WALK: Walk = { arrows: 'down', wraps: true, page: 8, leavesEnds: true };

/** Finds actions by their words: a combobox whose list shows what matches. */
export function Palette({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const dialog = useModal();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const recording = useSession((session) => session.recording);
  // biome-ignore lint/correctness/useExhaustiveDependencies: actions depend on the recording that is shown.
  const all = useMemo(allActions, [recording]);
  const shown = useMemo(() => [...typedActions(typed), ...matching(all, typed)], [all, typed]);
  const current = Math.min(at, shown.length - 1);
  useEffect(() => {
    if (current >= 0) document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, id]);
  const type = (text: string): void => {
    setTyped(text);
    setAt(0);
  };
  const choose = (action: Action | undefined): void => {
    if (action === undefined) return;
    if (action.fill !== undefined) {
      type(action.fill);
      return;
    }
    onClose();
    action.run();
  };
  const press = (event: KeyboardEvent): void => {
    const next = placeAfter(event.key, current, shown.length, WALK);
    if (next !== null) setAt(next);
    else if (event.key === 'Enter') choose(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className={css['palette']} aria-label="Commands" onCancel={onClose}>
      <input
        className={css['input']}
        role="combobox"
        aria-label="Command, event number or time"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(current < 0 ? {} : { 'aria-activedescendant': `${id}-${current}` })}
        placeholder="Command, cache, tunable, event 1200, 12.3 s …"
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      <div className={css['list']} id={`${id}-list`} role="listbox" aria-label="Commands">
        <Options id={id} actions={shown} current={current} onPoint={setAt} onChoose={choose} />
      </div>
      {shown.length === 0 && <p className={css['none']}>Nothing matches.</p>}
      <p className={css['count']} role="status">
        {shown.length} {shown.length === 1 ? 'command' : 'commands'} · ↑ ↓ to choose, Enter to run
      </p>
    </dialog>
  );
}

/** A modal dialog that is open for as long as it is on the page. */
function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
    return () => element?.close();
  }, []);
  return dialog;
}

interface OptionsProps {
  /** Prefix of the elements' ids. */
  readonly id: string;
  readonly actions: readonly Action[];
  readonly current: number;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (action: Action) => void;
}

function Options({ id, actions, current, onPoint, onChoose }: OptionsProps): readonly JSX.Element[] {
  return actions.map((action, i) => (
    <Option
      key={`${action.group} ${action.title}`}
      id={`${id}-${i}`}
      action={action}
      isCurrent={i === current}
      onPoint={() => onPoint(i)}
      onChoose={() => onChoose(action)}
    />
  ));
}

interface OptionProps {
  readonly id: string;
  readonly action: Action;
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, action, isCurrent, onPoint, onChoose }: OptionProps): JSX.Element {
  const { title, detail, group, keys = [] } = action;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, as in any combobox.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
    <div
      id={id}
      className={css['option']}
      role="option"
      aria-selected={isCurrent}
      {...nameTip(detail ?? '')}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span className={css['title']}>{title}</span>
      {detail !== undefined && <span className={css['detail']}>{detail}</span>}
      <span className={css['group']}>{group}</span>
      {keys.slice(0, 1).map((key) => (
        <kbd key={key}>{shortcutLabel(key)}</kbd>
      ))}
    </div>
  );
}
