import { type FormEvent, type JSX, useState } from 'react';
import type { TunableInfo } from '../../../engine/index.ts';
import { reloadModule } from '../../state/act/recreate.ts';
import { setTunable } from '../../state/act/tunables.ts';
import { app, useSession } from '../../state/page.ts';
import { tunableValue } from '../../state/session.ts';
import { EFFECT_WORDS, problemOf, rangeWords, TUNABLE_WORDS } from '../../words/tunables.ts';
import { TunableInput } from './tunable-input.tsx';
import { TunablePreview } from './tunable-preview.tsx';

/** A module parameter: its value, what it does, and a preview of another value with a button to apply it. */
export function TunableRow({ info }: { readonly info: TunableInfo }): JSX.Element {
  const { name, preset, effect } = info;
  const value = useSession(({ view, moment }) => (moment < 0 ? 0 : tunableValue(view, name)));
  const [draft, setDraft] = useState<string | null>(null);
  const isChanged = draft !== null && draft !== String(value);
  const problem = isChanged ? problemOf(info, draft) : null;
  const wanted = isChanged && problem === null ? Number(draft) : null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wanted === null) return;
    setDraft(null);
    if (effect === 'module load') await reloadModule(app, name, wanted);
    else await setTunable(app, name, wanted);
  };
  const id = `tunable-${name}`;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label htmlFor={id} className="mono" title={name}>
        {name.replace('spl_kmem_cache_', '')}
        <span className="visually-hidden"> (spl_kmem_cache)</span>
        {value !== preset && (
          <span className="changed" title={`at load ${preset}`}>
            {' '}
            ●<span className="visually-hidden"> differs from the value at load</span>
          </span>
        )}
      </label>
      <TunableInput
        id={id}
        info={info}
        text={draft ?? String(value)}
        isWrong={problem !== null}
        onChange={setDraft}
      />
      <p id={`${id}-note`} className="dim note">
        {TUNABLE_WORDS[name]} {rangeWords(info)} · {EFFECT_WORDS[effect]}.
      </p>
      {problem !== null && (
        <p className="problem note" role="alert">
          {name} must be {problem}.
        </p>
      )}
      {wanted !== null && <TunablePreview name={name} value={wanted} />}
      {isChanged && (
        <p className="row note">
          {wanted !== null && <Apply effect={effect} />}
          <button type="button" className="quiet" onClick={() => setDraft(null)}>
            Cancel
          </button>
        </p>
      )}
    </form>
  );
}

function Apply({ effect }: { readonly effect: TunableInfo['effect'] }): JSX.Element {
  if (effect !== 'module load') return <button type="submit">Set</button>;
  const title =
    'Stops callers, destroys caches, reloads the module with this value and starts them again. The current run is kept as a branch.';
  return (
    <button type="submit" title={title}>
      Reload with this value
    </button>
  );
}
