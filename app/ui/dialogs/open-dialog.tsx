import { type DragEvent, type JSX, useMemo, useState } from 'react';
import type { LayoutChoice, ListingChoices } from '../../formats/listing-machine/caches.ts';
import { listingOfPart } from '../../formats/report/listing-of-part.ts';
import type { Report } from '../../formats/report/report.ts';
import { app, useReport } from '../../state/page.ts';
import { largeCaches, without } from '../../state/report/large-caches.ts';
import { openAnyFile, openAnyText } from '../../state/report/open-report.ts';
import { runListing } from '../../state/report/run-report.ts';
import { plural } from '../../words/numbers.ts';
import { Choice } from '../widgets/choice.tsx';
import { Field } from '../widgets/field.tsx';
import { Modal } from '../widgets/modal.tsx';
import { Problem } from '../widgets/problem.tsx';
import { Findings, type ReportMachine } from './findings.tsx';
import { LAYOUT_WORDS } from './layout-choice.tsx';
import { TextField } from './text-field.tsx';
import { READ_AT_ONCE, useReading } from './use-reading.ts';

/** The most reasons to list. */
const SHOWN = 8;
const LAYOUTS: readonly LayoutChoice[] = ['as posted', 'as 0.6.5.9'];

/** The typed settings of the machine for a listing. */
interface Typed {
  readonly cpus: string;
  readonly seed: string;
  readonly layout: LayoutChoice;
}

const FIRST: Typed = { cpus: '4', seed: '1', layout: 'as posted' };

/** Opens or pastes a report, or opens a file. The running machine stays until a new one starts. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { text, setText, refusals, open, read } = useText(onClose);
  const [typed, setTyped] = useState(FIRST);
  const [chosen, setChosen] = useState<number | null>(null);
  const report = useReading(text);
  const machines = useMemo(() => machinesOf(report), [report]);
  const machine = machines.find(({ part }) => part === chosen) ?? machines.at(-1);
  const problem = optionProblem(typed);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };
  const show = async (): Promise<void> => {
    if (machine === undefined) return;
    const { listing } = machine;
    const caption = `${plural(listing.rows.length, 'cache')} from a listing.`;
    const small = without(listing, largeCaches(listing));
    if (await runListing(app, 'Pasted listing', caption, small, optionsOf(typed))) onClose();
  };
  const isUsable = text.length > READ_AT_ONCE || report?.parts.some(({ rows }) => rows.length > 0) === true;
  return (
    <Modal title="Open or paste a report" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the field below takes them too. */}
      <div className="dialog-body" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        <p className="dim">
          Paste a bug report or a part of it: <code>/proc/spl/kmem/slab</code>, slabinfo, slabtop, sdb, module
          parameters. Or open a listing, a scenario (JSON) or a recording. Nothing leaves this computer.
        </p>
        <TextField text={text} onType={setText} onFile={(file) => void read(file)} />
        <Refusals reasons={refusals} />
        <ScenarioRow text={text} onRun={() => void open()} />
        {report !== null && (
          <Findings report={report} machines={machines} chosen={machine?.part ?? null} onChoose={setChosen} />
        )}
        {machine !== undefined && <Options typed={typed} onChange={setTyped} />}
        <Problem words={problem} />
        <p className="row end">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            disabled={machine === undefined || problem !== null}
            onClick={() => void show()}
          >
            Show {machine === undefined ? '' : plural(machine.listing.rows.length, 'cache')}
          </button>
          <button type="button" className="primary" disabled={!isUsable} onClick={() => void open()}>
            Diagnose
          </button>
        </p>
      </div>
    </Modal>
  );
}

/** JSON is offered as a scenario. */
function ScenarioRow({
  text,
  onRun,
}: {
  readonly text: string;
  readonly onRun: () => void;
}): JSX.Element | null {
  if (!text.trimStart().startsWith('{')) return null;
  return (
    <p className="row">
      This is JSON:{' '}
      <button type="button" onClick={onRun}>
        Run it as a scenario
      </button>
    </p>
  );
}

function machinesOf(report: Report | null): ReportMachine[] {
  return (report?.parts ?? []).flatMap((found, part) => {
    const listing = listingOfPart(found);
    return listing === null ? [] : [{ part, listing }];
  });
}

interface OpenedText {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly refusals: readonly string[];
  /** Opens the text: a report is diagnosed, a scenario runs. */
  readonly open: () => Promise<void>;
  /** Opens a file. Shows its content, or puts its text here if it cannot be used. */
  readonly read: (file: File | undefined) => Promise<void>;
}

/**
 * The pasted or read text; at first the one left here last time, or the one that is open. `onShown` is called when it
 * is opened. A text that was not opened is kept when the dialog closes.
 */
function useText(onShown: () => void): OpenedText {
  const { opened, refusal, draft } = useReport.getState();
  const [text, setText] = useState(draft === '' ? (opened?.text ?? '') : draft);
  // Text that is read in the dialog shows its own problems.
  const isRead = draft !== '' && draft.length <= READ_AT_ONCE;
  const [refusals, setRefusals] = useState<readonly string[]>(refusal === null || isRead ? [] : [refusal]);
  const open = async (): Promise<void> => {
    const title = text === opened?.text ? opened.title : undefined;
    const door = await openAnyText(app, text, title);
    if (door.kind === 'shown') onShown();
    else setRefusals(door.reasons);
  };
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setRefusals([]);
    const door = await openAnyFile(app, file);
    if (door.kind === 'shown') onShown();
    else setRefusals(door.reasons);
  };
  const type = (typed: string): void => {
    setText(typed);
    setRefusals([]);
    app.report.setState({ refusal: null, draft: typed === opened?.text ? '' : typed });
  };
  return { text, setText: type, refusals, open, read };
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
