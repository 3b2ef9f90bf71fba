import { type FormEvent, type JSX, useState } from 'react';
import { type CallerSpec, callerSpec, type Pattern } from '../../../engine/index.ts';
import { useSession } from '../../state/page.ts';
import { Choice } from '../widgets/choice.tsx';
import { Field } from '../widgets/field.tsx';
import { Problem } from '../widgets/problem.tsx';
import { type Figure, figureProblem, figuresOf, PATTERN_FORMS, PATTERN_KINDS } from './caller-patterns.ts';

const FLAGS = ['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE'] as const;
/** In the list of CPUs: the caller runs on any of them. */
const ANY_CPU = -1;
const THREADS: Figure = { key: 'threads', label: 'threads', min: 1, max: 64, preset: 1, isWhole: true };

/** The caller to edit, or the name and cache of a new one. */
export interface CallerFormProps {
  readonly old: CallerSpec | null;
  readonly name: string;
  readonly cache: string;
  readonly onDone: (spec: CallerSpec) => void;
}

/** A form for a caller's pattern; an invalid value is reported below its input. */
export function CallerForm({ old, name, cache, onDone }: CallerFormProps): JSX.Element {
  const cpus = useSession((session) => session.cpus);
  const [kind, setKind] = useState<Pattern['kind']>(old?.pattern.kind ?? 'steady');
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [flags, setFlags] = useState(old?.flags ?? 'KM_SLEEP');
  const [cpu, setCpu] = useState(old?.cpu ?? null);
  const same = old?.pattern.kind === kind ? old.pattern : null;
  const known = same === null ? {} : figuresOf(same);
  // A replay has a thread for each CPU of its trace.
  const figures = kind === 'replay' ? [] : [...PATTERN_FORMS[kind].figures, THREADS];
  const start = { ...known, threads: old?.threads ?? THREADS.preset };
  const textOf = ({ key, preset }: Figure): string => texts[key] ?? String({ ...start }[key] ?? preset);
  const isRight = figures.every((figure) => figureProblem(figure, textOf(figure)) === null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isRight) return;
    const values = Object.fromEntries(figures.map((figure) => [figure.key, Number(textOf(figure))]));
    const { threads = old?.threads ?? 1 } = values;
    const pattern = PATTERN_FORMS[kind].make(values, same);
    onDone({ ...(old ?? callerSpec({ name, cache, pattern })), pattern, threads, flags, cpu });
  };
  return (
    <form className="create" aria-label={old === null ? 'New caller' : `Edit ${name}`} onSubmit={submit}>
      <Choice
        label="Pattern"
        value={kind}
        values={[...new Set([...PATTERN_KINDS, kind])]}
        titleOf={(one) => PATTERN_FORMS[one].words}
        onChange={setKind}
      />
      {figures.map((figure) => (
        <FigureInput
          key={figure.key}
          figure={figure}
          text={textOf(figure)}
          onChange={(text) => setTexts({ ...texts, [figure.key]: text })}
        />
      ))}
      <Choice
        label="flags"
        className="mono"
        value={flags}
        values={[...new Set([...FLAGS, flags])]}
        onChange={setFlags}
      />
      <Choice
        label="on"
        value={cpu ?? ANY_CPU}
        values={[ANY_CPU, ...Array.from({ length: cpus }, (_, n) => n)]}
        titleOf={(one) => (one === ANY_CPU ? 'any CPU' : `CPU ${one}`)}
        onChange={(one) => setCpu(one === ANY_CPU ? null : one)}
      />
      <button type="submit" className="primary" disabled={!isRight}>
        {old === null ? 'Start on the cache in focus' : 'Apply'}
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
      <Field
        label={figure.label}
        inputMode="decimal"
        isInvalid={problem !== null}
        text={text}
        onChange={onChange}
      />
      <Problem words={problem === null ? null : `${problem}.`} />
    </>
  );
}
