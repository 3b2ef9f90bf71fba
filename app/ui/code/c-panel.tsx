import { FileCode2 } from 'lucide-react';
import { type ChangeEvent, type JSX, useEffect, useId, useMemo, useRef } from 'react';
import { cFunction } from '../../model/code/functions.ts';
import { useReading } from '../../state/page.ts';
import { lazily } from '../widgets/lazily.tsx';
import { forgetCFile, openCFile, recallCFile } from './c-file.ts';
import css from './code.module.css';

const CSource = lazily({ what: 'The view of C files' }, async () => (await import('./c-source.tsx')).CSource);

/** A function of the reader's own C file, or a button to open one; `name` is null while no function runs. */
export function CPanel({ name }: { readonly name: string | null }): JSX.Element {
  const cFile = useReading((reading) => reading.cFile);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (useReading.getState().cFile === null) void recallCFile();
  }, []);
  const source = useMemo(
    () => (cFile === null || name === null ? null : cFunction(cFile.name, cFile.text, name)),
    [cFile, name],
  );
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    if (file !== undefined) void openCFile(file);
    event.target.value = '';
  };
  return (
    <section aria-label="The reference">
      <input ref={input} id={id} type="file" accept=".c,.h,.txt,text/x-c" hidden onChange={choose} />
      {cFile === null ? (
        <>
          <button type="button" className="icon" onClick={() => input.current?.click()}>
            <FileCode2 size={14} /> Open your own spl-kmem-cache.c…
          </button>
          <p className="dim">It is shown beside the engine and never leaves this computer.</p>
        </>
      ) : (
        <>
          <header className={css['head']}>
            <h2>{cFile.name}</h2>
            <button type="button" className="quiet" onClick={() => input.current?.click()}>
              Open another…
            </button>
            <button type="button" className="quiet" onClick={() => void forgetCFile()}>
              Remove
            </button>
          </header>
          {source !== null && <CSource source={source} />}
          {source === null && name !== null && (
            <p className="dim">
              {cFile.name} does not define {name}().
            </p>
          )}
        </>
      )}
    </section>
  );
}
