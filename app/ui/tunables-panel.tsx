import { type FormEvent, type JSX, useState } from 'react';
import { TUNABLES, type TunableInfo } from '../../engine/index.ts';
import { setTunable } from '../state/commands.ts';
import { tunableValue, useSession } from '../state/session.ts';

const WHEN: Readonly<Record<TunableInfo['effect'], string>> = {
  'at once': 'takes effect at once',
  'next cache': 'read when a cache is created; those that exist keep their layout',
  'module load': 'read when the module is loaded (0444): it cannot be set now',
  never: 'this version never reads it',
};

/** All module parameters with what they are now, and when a change is noticed. */
export function TunablesPanel(): JSX.Element {
  return (
    <section aria-label="Tunables">
      <h2>Tunables</h2>
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

function Tunable({ info }: { info: TunableInfo }): JSX.Element {
  const value = useSession(({ view, moment }) => (moment < 0 ? 0 : tunableValue(view, info.name)));
  const [draft, setDraft] = useState<string | null>(null);
  const isFixed = info.effect === 'module load';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (draft !== null && (draft.trim() === '' || !(await setTunable(info.name, Number(draft))))) return;
    setDraft(null);
  };
  const id = `tunable-${info.name}`;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label htmlFor={id} className="mono">
        {info.name.replace('spl_kmem_cache_', '')}
        <span className="visually-hidden"> (spl_kmem_cache)</span>
      </label>
      <input
        id={id}
        inputMode="numeric"
        aria-describedby={`${id}-note`}
        disabled={isFixed}
        value={draft ?? String(value)}
        onChange={(event) => setDraft(event.target.value)}
      />
      {draft !== null && draft !== String(value) && <button type="submit">Set</button>}
      <p id={`${id}-note`} className="dim note">
        {range(info)} · {WHEN[info.effect]}
      </p>
    </form>
  );
}

function range({ min, max, preset, unit }: TunableInfo): string {
  if (unit === 'flags') return max === 3 ? '1 by age, 2 when memory is low, 3 both' : '1: a single pass';
  return `${min} … ${max.toLocaleString('en')} ${unit}, preset ${preset.toLocaleString('en')}`;
}
