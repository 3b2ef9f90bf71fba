import { RotateCcw } from 'lucide-react';
import { type FormEvent, type JSX, useState } from 'react';
import type { TunableInfo } from '../../../engine/index.ts';
import { applyTunable } from '../../state/act/recreate.ts';
import { app, useSession } from '../../state/page.ts';
import { tunableValue } from '../../state/session.ts';
import { EFFECT_WORDS, problemOf, rangeWords, shortTunable, TUNABLE_WORDS } from '../../words/tunables.ts';
import { Term } from '../widgets/term.tsx';
import { nameTip, tip } from '../widgets/tip.ts';
import { TunableInput } from './tunable-input.tsx';
import { TunablePreview } from './tunable-preview.tsx';
import { TunableRun } from './tunable-run.tsx';
import css from './tunables.module.css';

/** A module parameter, and whether its words are shown. */
export interface TunableRowProps {
  readonly info: TunableInfo;
  readonly isActive: boolean;
  readonly onActive: () => void;
}

/**
 * A module parameter in one line. While it is active, its description and the effect of another value are shown below
 * all lines.
 */
export function TunableRow({ info, isActive, onActive }: TunableRowProps): JSX.Element {
  const { name, preset, effect } = info;
  const value = useSession(({ view, moment }) => (moment < 0 ? 0 : tunableValue(view, name)));
  const [draft, setDraft] = useState<string | null>(null);
  const isChanged = draft !== null && draft !== String(value);
  const problem = isChanged ? problemOf(info, draft) : null;
  const wanted = isChanged && problem === null ? Number(draft) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted === null) return;
    setDraft(null);
    void applyTunable(app, name, wanted);
  };
  const id = `tunable-${name}`;
  return (
    <form className={css['row']} data-active={isActive} onSubmit={submit} onFocus={onActive}>
      <label htmlFor={id} className="mono" {...nameTip(name)}>
        {shortTunable(name)}
        <span className="visually-hidden"> (spl_kmem_cache)</span>
        {isChanged && <span className="visually-hidden"> has a value that is not applied yet</span>}
      </label>
      <TunableInput
        id={id}
        info={info}
        text={draft ?? String(value)}
        isWrong={problem !== null}
        isChanged={isChanged || value !== preset}
        onChange={setDraft}
      />
      {value !== preset && <Reset info={info} />}
      <div className={css['words']} hidden={!isActive}>
        <p id={`${id}-note`} className={isChanged ? 'visually-hidden' : 'dim'}>
          <Term name={name} isInline>
            <code>{name}</code>
          </Term>
          : {TUNABLE_WORDS[name]} {rangeWords(info)} · {EFFECT_WORDS[effect]}.
        </p>
        {problem !== null && (
          <p className="problem" role="alert">
            {name} must be {problem}.
          </p>
        )}
        {isChanged && (
          <p className="row">
            {wanted !== null && <Apply effect={effect} />}
            <button type="button" className="quiet" onClick={() => setDraft(null)}>
              Cancel
            </button>
          </p>
        )}
        {isActive && wanted !== null && (
          <>
            <TunablePreview name={name} value={wanted} />
            <TunableRun name={name} value={wanted} onApplied={() => setDraft(null)} />
          </>
        )}
      </div>
    </form>
  );
}

/** A button that resets to the value at load. */
function Reset({ info: { name, preset, effect } }: { readonly info: TunableInfo }): JSX.Element {
  const label = `Reset ${name} to ${preset}${effect === 'module load' ? ' by reloading the module' : ''}`;
  return (
    <button
      type="button"
      className={`quiet icon ${css['reset']}`}
      aria-label={label}
      {...nameTip(label)}
      onClick={() => void applyTunable(app, name, preset)}
    >
      <RotateCcw size={12} />
    </button>
  );
}

function Apply({ effect }: { readonly effect: TunableInfo['effect'] }): JSX.Element {
  if (effect !== 'module load')
    return (
      <button type="submit" className="primary">
        Set
      </button>
    );
  const words =
    'Stops callers, destroys caches, reloads the module with this value and starts them again. The current run is kept as a branch.';
  return (
    <button type="submit" className="primary" aria-label="Reload with this value" {...tip(words)}>
      Reload with it
    </button>
  );
}
