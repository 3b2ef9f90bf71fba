import { RotateCcw } from 'lucide-react';
import { type FormEvent, type JSX, useState } from 'react';
import { TUNABLES, type TunableInfo } from '../../engine/index.ts';
import { setTunable } from '../state/commands.ts';
import { restartWith } from '../state/restart.ts';
import { tunableValue, useSession } from '../state/session.ts';
import { TunablePreview } from './tunable-preview.tsx';
import { EFFECT_WORDS, rangeWords, TUNABLE_WORDS } from './tunable-words.ts';

/** All module parameters with what they are now, what they do, and what a change would come to. */
export function TunablesPanel(): JSX.Element {
  const changed = useSession(({ view, moment }) =>
    moment < 0 ? 0 : TUNABLES.filter(({ name, preset }) => tunableValue(view, name) !== preset).length,
  );
  return (
    <section aria-label="Tunables">
      <h2>Tunables</h2>
      <p className="dim">
        {changed === 0
          ? 'All are as at load.'
          : `${changed} ${changed === 1 ? 'differs' : 'differ'} from the values at load.`}
      </p>
      <ul className="tunables">
        {TUNABLES.map((info) => (
          <li key={info.name}>
            <Tunable info={info} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is wrong with a value; null when it makes sense. */
function problemOf({ min, max }: TunableInfo, text: string): string | null {
  const value = Number(text);
  const isRight = /^\d+$/.test(text.trim()) && value >= min && value <= max;
  return isRight ? null : `a whole number from ${min} to ${max}`;
}

function Tunable({ info }: { readonly info: TunableInfo }): JSX.Element {
  const { name, preset, effect } = info;
  const value = useSession(({ view, moment }) => (moment < 0 ? 0 : tunableValue(view, name)));
  const [draft, setDraft] = useState<string | null>(null);
  const isChanged = draft !== null && draft !== String(value);
  const problem = isChanged ? problemOf(info, draft) : null;
  const wanted = isChanged && problem === null ? Number(draft) : null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wanted === null || effect === 'module load') return;
    if (await setTunable(name, wanted)) setDraft(null);
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
      <input
        id={id}
        inputMode="numeric"
        aria-describedby={`${id}-note`}
        aria-invalid={problem !== null}
        value={draft ?? String(value)}
        onChange={(event) => setDraft(event.target.value)}
      />
      {value !== preset && !isChanged && (
        <button
          type="button"
          className="quiet icon"
          aria-label={`Set ${name} back to ${preset}`}
          onClick={() => setDraft(String(preset))}
        >
          <RotateCcw size={13} />
        </button>
      )}
      <p id={`${id}-note`} className="dim note">
        {TUNABLE_WORDS[name]} {rangeWords(info)} · {EFFECT_WORDS[effect]}.
      </p>
      {problem !== null && (
        <p className="problem note" role="alert">
          {name} takes {problem}.
        </p>
      )}
      {wanted !== null && <TunablePreview name={name} value={wanted} />}
      {wanted !== null && (
        <p className="row note">
          {effect !== 'module load' && <button type="submit">Set</button>}
          {effect !== 'at once' && effect !== 'never' && (
            <button
              type="button"
              title="Starts the same scenario anew: the module is loaded with this value, and its caches are created with it"
              onClick={() => {
                setDraft(null);
                void restartWith(name, wanted);
              }}
            >
              Start again with it
            </button>
          )}
          <button type="button" className="quiet" onClick={() => setDraft(null)}>
            Leave it
          </button>
        </p>
      )}
    </form>
  );
}
