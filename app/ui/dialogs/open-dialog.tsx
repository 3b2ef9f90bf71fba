import { type DragEvent, type JSX, useMemo, useState } from 'react';
import { type LayoutChoice, startFromListing } from '../../formats/listing-machine/caches.ts';
import { describeEra } from '../../formats/proc-slab/describe-era.ts';
import { describeProblem } from '../../formats/proc-slab/describe-problem.ts';
import { inferEra } from '../../formats/proc-slab/era.ts';
import { parseProcSlab } from '../../formats/proc-slab/parse.ts';
import { openFile, openScenario } from '../../state/files/open-file.ts';
import { startListing } from '../../state/start/sources.ts';
import { Modal } from '../widgets/modal.tsx';

/** Problems that are listed at most. */
const SHOWN = 8;
const LAYOUTS: readonly LayoutChoice[] = ['as posted', 'as 0.6.5.9'];

/** Opens or pastes a /proc/spl/kmem/slab listing; the running machine stays until the new one is asked for. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [text, setText] = useState('');
  const [title, setTitle] = useState('Pasted listing');
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const [cpus, setCpus] = useState('4');
  const [seed, setSeed] = useState('1');
  const [layout, setLayout] = useState<LayoutChoice>('as posted');
  const listing = useMemo(() => parseProcSlab(text), [text]);
  const options = { cpus: Number(cpus), seed: Number(seed), layout };
  const problem = optionProblem(cpus, seed);
  const isEmpty = text.trim() === '';
  const isScenario = text.trimStart().startsWith('{');
  const openText = async (): Promise<void> => {
    const opened = await openScenario(text);
    if (opened.kind === 'shown') onClose();
    else if (opened.kind === 'refused') setRefusals(opened.reasons);
  };

  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setRefusals([]);
    const opened = await openFile(file);
    if (opened.kind === 'shown') onClose();
    else if (opened.kind === 'refused') setRefusals(opened.reasons);
    else {
      setTitle(file.name);
      setText(opened.text);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };
  const show = async (): Promise<void> => {
    const count = listing.rows.length;
    await startListing(title, `${count} ${count === 1 ? 'cache' : 'caches'} of a listing.`, listing, options);
    onClose();
  };
  return (
    <Modal title="Open or paste a listing" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the field below takes them too. */}
      <div className="dialog-body" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        <p className="dim">
          The text of <code>/proc/spl/kmem/slab</code>, whole or in part; or a file with such a text, a
          scenario (JSON), or a recording. All of it stays on this machine.
        </p>
        <label>
          Listing
          <textarea
            rows={10}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label>
          … or a file <input type="file" onChange={(event) => void read(event.target.files?.[0])} />
        </label>
        {refusals.length > 0 && (
          <ul className="findings" role="alert">
            {refusals.slice(0, SHOWN).map((reason) => (
              <li key={reason} className="problem">
                {reason}
              </li>
            ))}
          </ul>
        )}
        {isScenario && (
          <p className="row">
            This is JSON:{' '}
            <button type="button" onClick={() => void openText()}>
              Run it as a scenario
            </button>
          </p>
        )}
        {!isEmpty && !isScenario && <Findings listing={listing} options={options} />}
        <p className="row options">
          <label>
            CPUs <input inputMode="numeric" value={cpus} onChange={(event) => setCpus(event.target.value)} />
          </label>
          <label>
            Seed <input inputMode="numeric" value={seed} onChange={(event) => setSeed(event.target.value)} />
          </label>
          <label>
            Slabs{' '}
            <select
              value={layout}
              onChange={(event) => setLayout(LAYOUTS.find((l) => l === event.target.value) ?? 'as posted')}
            >
              {LAYOUTS.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </select>
          </label>
        </p>
        {problem !== null && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <p className="row end">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="primary"
            disabled={listing.rows.length === 0 || problem !== null}
            onClick={() => void show()}
          >
            Show {listing.rows.length > 0 ? `${listing.rows.length} caches` : ''}
          </button>
        </p>
      </div>
    </Modal>
  );
}

type Listing = ReturnType<typeof parseProcSlab>;

function Findings({
  listing,
  options,
}: {
  listing: Listing;
  options: Parameters<typeof startFromListing>[1];
}): JSX.Element {
  const { rows, problems } = listing;
  const older = useMemo(
    () => rows.length > 0 && startFromListing(listing, { ...options, cpus: 1 }).hasOlderLayout,
    [listing, options, rows.length],
  );
  return (
    <div className="findings" aria-live="polite">
      <p>
        <strong>
          {rows.length} {rows.length === 1 ? 'cache' : 'caches'} can be shown
        </strong>
        {problems.length > 0 && `, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`}
      </p>
      {rows.length > 0 && <p className="dim">{describeEra(inferEra(listing))}</p>}
      {older && (
        <p className="dim">
          Some slabs follow the layout of 0.6.3 and before: power-of-two slabs of at least 16 objects.
        </p>
      )}
      <ul>
        {problems.slice(0, SHOWN).map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with the text.
          <li key={at} className={problem.severity === 'error' ? 'problem' : 'dim'}>
            {describeProblem(problem)}
          </li>
        ))}
        {problems.length > SHOWN && <li className="dim">… and {problems.length - SHOWN} more.</li>}
      </ul>
    </div>
  );
}

function optionProblem(cpus: string, seed: string): string | null {
  if (!/^\d+$/.test(cpus) || Number(cpus) < 1 || Number(cpus) > 64)
    return 'CPUs: a whole number from 1 to 64.';
  if (!/^\d+$/.test(seed) || Number(seed) > 0x7fff_ffff) return 'Seed: a whole number from 0 to 2147483647.';
  return null;
}
