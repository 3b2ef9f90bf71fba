import { type JSX, useState } from 'react';
import { TUNABLES, type TunableName } from '../../../engine/index.ts';
import { availability } from '../../model/diagnose/era.ts';
import { app, useReport } from '../../state/page.ts';
import { choose } from '../../state/report/report-store.ts';
import { sinceWords } from '../../words/diagnose/what-if.ts';
import { formatBytes } from '../../words/numbers.ts';
import { problemOf } from '../../words/tunables.ts';
import { Problem } from '../widgets/problem.tsx';
import css from './diagnose.module.css';
import type { Diagnosed } from './use-diagnosis.ts';

/** Page sizes of Linux, in bytes. */
const PAGE_SIZES: readonly number[] = [4096, 16_384, 65_536];
const MOST_CPUS = 1024;

/** The machine that the figures are for, and the parameter that is tried. Nothing is computed until a form is sent. */
export function SettingsBar({ diagnosis, listing }: Diagnosed): JSX.Element {
  return (
    <div className={css['settings']}>
      <Cpus />
      <PageSizes diagnosis={diagnosis} />
      <WhatIfForm era={listing.era} />
    </div>
  );
}

function Cpus(): JSX.Element {
  const cpus = useReport(({ choices }) => choices.cpus);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(cpus);
  const isRight = /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_CPUS;
  const apply = (): void => {
    if (!isRight) return;
    setTyped(null);
    if (Number(text) !== cpus) choose(app, { cpus: Number(text) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label>
        CPUs{' '}
        <input
          inputMode="numeric"
          size={4}
          value={text}
          aria-invalid={!isRight}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={apply}
        />
      </label>
    </form>
  );
}

function PageSizes({ diagnosis }: Pick<Diagnosed, 'diagnosis'>): JSX.Element {
  const pageSize = useReport(({ choices }) => choices.pageSize);
  const { bytes, source } = diagnosis.pageSize;
  return (
    <label>
      Pages{' '}
      <select
        value={pageSize ?? ''}
        onChange={({ target }) =>
          choose(app, { pageSize: target.value === '' ? null : Number(target.value) })
        }
      >
        <option value="">{source === 'asked' ? 'recognise' : `${formatBytes(bytes)} (${source})`}</option>
        {PAGE_SIZES.map((size) => (
          <option key={size} value={size}>
            {formatBytes(size)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Tries a value of a module parameter for all caches. */
function WhatIfForm({ era }: Pick<Diagnosed['listing'], 'era'>): JSX.Element {
  const trial = useReport(({ choices }) => choices.trial);
  const [name, setName] = useState<TunableName>(trial.name);
  const [text, setText] = useState(String(trial.value));
  const info = TUNABLES.find((tunable) => tunable.name === name);
  const problem = info === undefined ? null : problemOf(info, text);
  return (
    <form
      className={css['whatIf']}
      aria-label="What if"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) choose(app, { trial: { name, value: Number(text) } });
      }}
    >
      <label>
        What if{' '}
        <select
          aria-label="Parameter"
          className="mono"
          value={name}
          onChange={({ target }) => {
            const found = TUNABLES.find((tunable) => tunable.name === target.value);
            if (found === undefined) return;
            setName(found.name);
            setText(String(found.preset));
          }}
        >
          {TUNABLES.map((tunable) => (
            <TunableOption key={tunable.name} name={tunable.name} era={era} />
          ))}
        </select>
      </label>
      <span aria-hidden="true">=</span>
      <input
        aria-label="Its value"
        inputMode="numeric"
        size={7}
        value={text}
        aria-invalid={problem !== null}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" disabled={problem !== null}>
        Try
      </button>
      <Problem words={problem === null ? null : `It must be ${problem}.`} />
    </form>
  );
}

/** A parameter; one that the release does not have cannot be chosen. */
function TunableOption({
  name,
  era,
}: { readonly name: TunableName } & Pick<Diagnosed['listing'], 'era'>): JSX.Element {
  const there = availability(name, era);
  const short = name.replace('spl_kmem_cache_', '');
  if (there.kind === 'there') return <option value={name}>{short}</option>;
  const why = there.kind === 'gone' ? `removed in ${sinceWords(there.last)}` : `came with ${there.first}`;
  return (
    <option value={name} disabled>
      {short} ({why})
    </option>
  );
}
