import { type ClipboardEvent, type DragEvent, type JSX, useMemo, useState } from 'react';
import { MAX_TEXT, mebibytes } from '../../formats/limits.ts';
import {
  type LayoutChoice,
  type ListingChoices,
  startFromListing,
} from '../../formats/listing-machine/caches.ts';
import { describeEra } from '../../formats/proc-slab/describe-era.ts';
import { describeProblem } from '../../formats/proc-slab/describe-problem.ts';
import { inferEra } from '../../formats/proc-slab/era.ts';
import type { ProcSlabListing } from '../../formats/proc-slab/parse.ts';
import { openFile, openScenario } from '../../state/files/open-file.ts';
import { app } from '../../state/page.ts';
import { startListing } from '../../state/start/sources.ts';
import { plural } from '../../words/numbers.ts';
import { Choice } from '../widgets/choice.tsx';
import { Field } from '../widgets/field.tsx';
import { Modal } from '../widgets/modal.tsx';
import { Problem } from '../widgets/problem.tsx';
import { LAYOUT_WORDS } from './layout-choice.tsx';
import { useListing } from './use-listing.ts';

/** Problems listed at most. */
const SHOWN = 8;
const NOTHING: ProcSlabListing = { rows: [], problems: [], format: null };
const LAYOUTS: readonly LayoutChoice[] = ['as posted', 'as 0.6.5.9'];

/** The machine for a listing, as it was typed. */
interface Typed {
  readonly cpus: string;
  readonly seed: string;
  readonly layout: LayoutChoice;
}

const FIRST: Typed = { cpus: '4', seed: '1', layout: 'as posted' };

/** Opens or pastes a listing of /proc/spl/kmem/slab, or opens a file. The running machine stays until the new one starts. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { text, setText, title, refusals, setRefusals, openText, read } = useText(onClose);
  const [typed, setTyped] = useState(FIRST);
  const found = useListing(text);
  const listing = found ?? NOTHING;
  const options = useMemo(() => optionsOf(typed), [typed]);
  const problem = optionProblem(typed);
  const isScenario = text.trimStart().startsWith('{');
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };
  const show = async (): Promise<void> => {
    const caption = `${plural(listing.rows.length, 'cache')} from a listing.`;
    await startListing(app, title, caption, listing, options);
    onClose();
  };
  return (
    <Modal title="Open or paste a listing" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the field below takes them too. */}
      <div className="dialog-body" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        <p className="dim">
          Paste all or part of <code>/proc/spl/kmem/slab</code>, or open a listing, a scenario (JSON) or a
          recording. Nothing leaves this computer.
        </p>
        <TextOrFile text={text} onType={setText} onRefuse={setRefusals} onFile={(file) => void read(file)} />
        <Refusals reasons={refusals} />
        {isScenario && (
          <p className="row">
            This is JSON:{' '}
            <button type="button" onClick={() => void openText()}>
              Run it as a scenario
            </button>
          </p>
        )}
        {found !== null && <Findings listing={listing} options={options} />}
        <Options typed={typed} onChange={setTyped} />
        <Problem words={problem} />
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
            Show {listing.rows.length > 0 ? plural(listing.rows.length, 'cache') : ''}
          </button>
        </p>
      </div>
    </Modal>
  );
}

interface OpenedText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What a listing of this text is called. */
  readonly title: string;
  readonly refusals: readonly string[];
  readonly setRefusals: (reasons: readonly string[]) => void;
  /** Opens the text as a scenario. */
  readonly openText: () => Promise<void>;
  /** Opens a file, or takes its text if that is a listing. */
  readonly read: (file: File | undefined) => Promise<void>;
}

/** The text that was pasted or read; `onShown` is called when a scenario or a recording of it is on the stage. */
function useText(onShown: () => void): OpenedText {
  const [text, setText] = useState('');
  const [title, setTitle] = useState('Pasted listing');
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const openText = async (): Promise<void> => {
    const opened = await openScenario(app, text);
    if (opened.kind === 'shown') onShown();
    else if (opened.kind === 'refused') setRefusals(opened.reasons);
  };

  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setRefusals([]);
    const opened = await openFile(app, file);
    if (opened.kind === 'shown') onShown();
    else if (opened.kind === 'refused') setRefusals(opened.reasons);
    else {
      setTitle(file.name);
      setText(opened.text);
    }
  };
  return { text, setText, title, refusals, setRefusals, openText, read };
}

interface TextOrFileProps {
  readonly text: string;
  readonly onType: (text: string) => void;
  /** Called with the reasons when a pasted text is refused, and with none when it is taken. */
  readonly onRefuse: (reasons: readonly string[]) => void;
  readonly onFile: (file: File | undefined) => void;
}

function TextOrFile({ text, onType, onRefuse, onFile }: TextOrFileProps): JSX.Element {
  return (
    <>
      <label>
        Listing
        <textarea
          rows={10}
          spellCheck={false}
          maxLength={MAX_TEXT}
          value={text}
          onPaste={(event) => onRefuse(refusalsOf(event))}
          onChange={(event) => onType(event.target.value)}
        />
      </label>
      <label>
        Or open a file <input type="file" onChange={(event) => onFile(event.target.files?.[0])} />
      </label>
    </>
  );
}

/** Refuses a text that the field would cut off, or take long to show. */
function refusalsOf(event: ClipboardEvent): string[] {
  if (event.clipboardData.getData('text').length <= MAX_TEXT) return [];
  event.preventDefault();
  return [`The pasted text is larger than ${mebibytes(MAX_TEXT)}: save it as a file, and open that.`];
}

/** Why a file or a text was not opened. */
function Refusals({ reasons }: { readonly reasons: readonly string[] }): JSX.Element | null {
  if (reasons.length === 0) return null;
  return (
    <ul className="findings" role="alert">
      {reasons.slice(0, SHOWN).map((reason) => (
        <li key={reason} className="problem">
          {reason}
        </li>
      ))}
    </ul>
  );
}

interface OptionsProps {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}

/** The machine for the caches of a listing. */
function Options({ typed, onChange }: OptionsProps): JSX.Element {
  return (
    <p className="row options">
      <Field
        label="CPUs"
        inputMode="numeric"
        text={typed.cpus}
        onChange={(cpus) => onChange({ ...typed, cpus })}
      />
      <Field
        label="Seed"
        inputMode="numeric"
        text={typed.seed}
        onChange={(seed) => onChange({ ...typed, seed })}
      />
      <Choice
        label="Slabs"
        value={typed.layout}
        values={LAYOUTS}
        titleOf={(layout) => LAYOUT_WORDS[layout]}
        onChange={(layout) => onChange({ ...typed, layout })}
      />
    </p>
  );
}

interface FindingsProps {
  readonly listing: ProcSlabListing;
  readonly options: ListingChoices;
}

function Findings({ listing, options }: FindingsProps): JSX.Element {
  const { rows, problems } = listing;
  const older = useMemo(
    () => rows.length > 0 && startFromListing(listing, { ...options, cpus: 1 }).hasOlderLayout,
    [listing, options, rows.length],
  );
  return (
    <div className="findings" aria-live="polite">
      <p>
        <strong>{plural(rows.length, 'cache')} can be shown</strong>
        {problems.length > 0 && `, ${plural(problems.length, 'problem')}`}
      </p>
      {rows.length > 0 && <p className="dim">{describeEra(inferEra(listing))}</p>}
      {older && (
        <p className="dim">
          Some slabs follow the layout of 0.6.3 and before: power-of-two slabs of at least 16 objects.
        </p>
      )}
      <ul>
        {problems.slice(0, SHOWN).map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made again with the text.
          <li key={at} className={problem.severity === 'error' ? 'problem' : 'dim'}>
            {describeProblem(problem)}
          </li>
        ))}
        {problems.length > SHOWN && <li className="dim">… and {problems.length - SHOWN} more.</li>}
      </ul>
    </div>
  );
}

function optionsOf({ cpus, seed, layout }: Typed): ListingChoices {
  return { cpus: Number(cpus), seed: Number(seed), layout };
}

function optionProblem({ cpus, seed }: Typed): string | null {
  if (!/^\d+$/.test(cpus) || Number(cpus) < 1 || Number(cpus) > 64)
    return 'CPUs must be a whole number from 1 to 64.';
  if (!/^\d+$/.test(seed) || Number(seed) > 0x7fff_ffff)
    return 'The seed must be a whole number from 0 to 2,147,483,647.';
  return null;
}
