import { type FormEvent, type JSX, useState } from 'react';
import { type CallerSpec, callerSpec, type Pattern } from '../../../engine/index.ts';
import { useSession } from '../../state/session.ts';
import { type Figure, figureProblem, figuresOf, PATTERN_FORMS, PATTERN_KINDS } from './caller-patterns.ts';

const FLAGS = ['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE'] as const;
const THREADS: Figure = { key: 'threads', label: 'threads', min: 1, max: 64, preset: 1, isWhole: true };

/** A caller to set up: one that is there already, or a new one of a name on a cache. */
export interface CallerFormProps {
  readonly old: CallerSpec | null;
  readonly name: string;
  readonly cache: string;
  readonly onDone: (spec: CallerSpec) => void;
}

/** A form for what a caller does; a wrong figure is refused where it is typed. */
export function CallerForm({ old, name, cache, onDone }: CallerFormProps): JSX.Element {
  const cpus = useSession((session) => session.cpus);
  const [kind, setKind] = useState<Pattern['kind']>(old?.pattern.kind ?? 'steady');
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [flags, setFlags] = useState(old?.flags ?? 'KM_SLEEP');
  const [cpu, setCpu] = useState(old?.cpu ?? null);
  const same = old?.pattern.kind === kind ? old.pattern : null;
  const known = same === null ? {} : figuresOf(same);
  const figures = [...PATTERN_FORMS[kind].figures, THREADS];
  const start = { ...known, threads: old?.threads ?? THREADS.preset };
  const textOf = ({ key, preset }: Figure): string => texts[key] ?? String({ ...start }[key] ?? preset);
  const isRight = figures.every((figure) => figureProblem(figure, textOf(figure)) === null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isRight) return;
    const values = Object.fromEntries(figures.map((figure) => [figure.key, Number(textOf(figure))]));
    const { threads = 1 } = values;
    const pattern = PATTERN_FORMS[kind].make(values, same);
    onDone({ ...(old ?? callerSpec({ name, cache, pattern })), pattern, threads, flags, cpu });
  };
  return (
    <form className="create" aria-label={old === null ? 'New caller' : `Edit ${name}`} onSubmit={submit}>
      <label>
        It makes
        <select
          value={kind}
          onChange={(event) => setKind(PATTERN_KINDS.find((one) => one === event.target.value) ?? 'steady')}
        >
          {PATTERN_KINDS.map((one) => (
            <option key={one} value={one}>
              {PATTERN_FORMS[one].words}
            </option>
          ))}
        </select>
      </label>
      {figures.map((figure) => (
        <FigureInput
          key={figure.key}
          figure={figure}
          text={textOf(figure)}
          onChange={(text) => setTexts({ ...texts, [figure.key]: text })}
        />
      ))}
      <label>
        flags
        <select className="mono" value={flags} onChange={(event) => setFlags(event.target.value)}>
          {[...new Set([...FLAGS, flags])].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label>
        on
        <select
          value={cpu ?? ''}
          onChange={(event) => setCpu(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">any CPU</option>
          {Array.from({ length: cpus }, (_, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cpu's own number.
            <option key={n} value={n}>
              CPU {n}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="primary" disabled={!isRight}>
        {old === null ? 'Begin on the cache in focus' : 'Go on like this'}
      </button>
    </form>
  );
}

interface FigureInputProps {
  readonly figure: Figure;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function FigureInput({ figure, text, onChange }: FigureInputProps): JSX.Element {
  const problem = figureProblem(figure, text);
  return (
    <>
      <label>
        {figure.label}
        <input
          inputMode="decimal"
          aria-invalid={problem !== null}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}.
        </p>
      )}
    </>
  );
}
