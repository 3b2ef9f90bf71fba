import { type ChangeEvent, type JSX, useState } from 'react';
import { PROGRAMS } from '../../../engine/index.ts';
import { readProgramFile } from '../../formats/program-file.ts';
import { addThread, MOST_THREADS } from '../../model/explore/edit.ts';
import { nameOf, offerText } from '../../state/files/offer-file.ts';
import { copyExploreLink } from '../../state/lab/explore-link.ts';
import { app } from '../../state/page.ts';
import { Problem } from '../widgets/problem.tsx';
import { Term } from '../widgets/term.tsx';
import css from './explore.module.css';
import { explorer, useExploring } from './explorer.ts';
import { MachineForm } from './machine-form.tsx';
import parts from './program.module.css';
import { ThreadColumn } from './thread-column.tsx';

/** A program: from the catalogue, from a file, or built of calls. */
export function ProgramPanel(): JSX.Element {
  const { program, name } = useExploring();
  return (
    <>
      <div className={css['looking']}>
        <Term name="program" heading={2}>
          Program
        </Term>
        <select
          aria-label="Program"
          value={name ?? ''}
          onChange={(event) => explorer.choose(event.target.value)}
        >
          {name === null && <option value="">{program.title}</option>}
          {Object.entries(PROGRAMS).map(([one, { title }]) => (
            <option key={one} value={one}>
              {title}
            </option>
          ))}
        </select>
      </div>
      {program.about !== '' && <p className="dim">{program.about}</p>}
      <h2>Who does what</h2>
      <div className={parts['threads']}>
        {program.threads.map((thread, i) => (
          <ThreadColumn key={thread.name} program={program} at={i} />
        ))}
      </div>
      <button
        type="button"
        className={parts['add']}
        disabled={program.threads.length >= MOST_THREADS}
        onClick={() => explorer.edit(addThread(program))}
      >
        Add a thread
      </button>
      <MachineForm />
      <Files />
    </>
  );
}

/** Opens, saves and shares programs, with what is looked for. */
function Files(): JSX.Element {
  const { program, find, most } = useExploring();
  const [problem, setProblem] = useState<string | null>(null);
  const open = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    target.value = '';
    if (file === undefined) return;
    const result = readProgramFile(await file.text());
    if (result.ok) explorer.open(result.shared);
    setProblem(result.ok ? null : `${file.name} is not a program: ${result.reason}.`);
  };
  const save = (): void => {
    const text = `${JSON.stringify({ ...program, find }, null, 2)}\n`;
    offerText(`${nameOf(program.title)}.program.json`, 'application/json', text);
  };
  return (
    <>
      <div className={css['buttons']}>
        <label className={css['file']}>
          Open a program…
          <input type="file" accept=".json,application/json" onChange={(event) => void open(event)} />
        </label>
        <button type="button" onClick={save}>
          Save the program
        </button>
        <button
          type="button"
          onClick={() => void copyExploreLink(app, { program, find, most, schedule: null })}
        >
          Copy a link to it
        </button>
      </div>
      <Problem words={problem} />
    </>
  );
}
