import { type FormEvent, type JSX, useState } from 'react';
import type { TunableInfo } from '../../../engine/index.ts';
import { reloadModule } from '../../state/act/recreate.ts';
import { setTunable } from '../../state/act/tunables.ts';
import { app, useSession } from '../../state/page.ts';
import { tunableValue } from '../../state/session.ts';
import { TunableInput } from './tunable-input.tsx';
import { TunablePreview } from './tunable-preview.tsx';
import { EFFECT_WORDS, problemOf, rangeWords, TUNABLE_WORDS } from './tunable-words.ts';

/** A module parameter: what it is and does, what another value would give, and how that is had. */
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
          {name} takes {problem}.
        </p>
      )}
      {wanted !== null && <TunablePreview name={name} value={wanted} />}
      {isChanged && (
        <p className="row note">
          {wanted !== null && <Apply effect={effect} />}
          <button type="button" className="quiet" onClick={() => setDraft(null)}>
            Leave it
          </button>
        </p>
      )}
    </form>
  );
}

function Apply({ effect }: { readonly effect: TunableInfo['effect'] }): JSX.Element {
  if (effect !== 'module load') return <button type="submit">Set</button>;
  const title =
    'Callers end, caches are destroyed, the module is unloaded and loaded with this value, and all begin again; the course before is kept as a branch';
  return (
    <button type="submit" title={title}>
      Reload the module with it
    </button>
  );
}
